package io.jenkins.plugins.windflow.core.compose.plan.observed;

/** Compares image references as the engine understands them. */
public final class ImageReference {
    private ImageReference() {}

    /** One spelling for all that mean the same: {@code docker.io/library/busybox} and {@code busybox:latest} are one. */
    public static String canonical(String reference) {
        String name = reference;
        for (String prefix : new String[] {"docker.io/", "index.docker.io/", "library/"}) {
            if (name.startsWith(prefix)) {
                name = name.substring(prefix.length());
            }
        }
        int digest = name.indexOf('@');
        if (digest >= 0) {
            // Beside a digest a tag says nothing more.
            return withoutTag(name.substring(0, digest)) + name.substring(digest);
        }
        return withoutTag(name).equals(name) ? name + ":latest" : name;
    }

    /** The repository of a reference in canonical spelling, without tag and digest. */
    public static String repository(String reference) {
        String name = canonical(reference);
        int digest = name.indexOf('@');
        return digest >= 0 ? name.substring(0, digest) : withoutTag(name);
    }

    private static String withoutTag(String name) {
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        return colon < 0 ? name : name.substring(0, colon);
    }

    /** Whether the text is the ID of an image instead of a name. */
    public static boolean isId(String reference) {
        return reference.matches("(sha256:)?[0-9a-f]{64}");
    }

    /** An image ID as people read it: twelve digits. */
    public static String shortId(String id) {
        String digits = id.startsWith("sha256:") ? id.substring("sha256:".length()) : id;
        return digits.length() > 12 ? digits.substring(0, 12) : digits;
    }
}
