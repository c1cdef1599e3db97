package io.jenkins.plugins.windflow.core.image;

import java.util.Locale;

/** What a registry said to an engine, with the way out where there is one. Engines pass on its words and no status. */
public final class RegistrySentence {
    private RegistrySentence() {}

    public static String of(String message) {
        String said = message.strip();
        String lower = said.toLowerCase(Locale.ROOT);
        String wayOut = "";
        if (lower.contains("toomanyrequests") || lower.contains("too many requests") || lower.contains("rate limit")) {
            wayOut = "the registry limits how often it is asked, so wait a while or log the engine in.";
        } else if (lower.contains("unauthorized")
                || lower.contains("authentication required")
                || lower.contains("access denied")
                || lower.contains("no basic auth credentials")
                || lower.startsWith("denied")) {
            wayOut = "the registry wants other credentials for it, or does not have it.";
        } else if (lower.contains("manifest unknown")
                || lower.contains("name unknown")
                || lower.contains("not found")) {
            wayOut = "the registry does not have it: check its name and tag.";
        } else if (lower.contains("unexpected http status: 5") || lower.contains("internal server error")) {
            wayOut = "the registry itself is in trouble: try again later.";
        }
        return wayOut.isEmpty() ? said : wayOut.replaceFirst("\\.$", "") + " (" + said + ").";
    }
}
