package io.jenkins.plugins.windflow.core.volume;

import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.usage.UsingContainer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One volume of an engine.
 *
 * @param mountpoint on the engine's host; empty when the driver does not say
 * @param scope {@code local} or {@code global}
 * @param created as the engine writes it (RFC 3339); empty when it does not say
 * @param options of the driver
 * @param containers that use it, running or not
 */
public record VolumeSummary(
        String name,
        String driver,
        String mountpoint,
        String scope,
        String created,
        Map<String, String> labels,
        Map<String, String> options,
        List<UsingContainer> containers) {
    /** Engines since 23.0 mark the volumes that nobody has named. */
    public static final String ANONYMOUS = "com.docker.volume.anonymous";

    private static final Pattern GENERATED = Pattern.compile("[0-9a-f]{64}");

    /** Whether nobody has named it: a container wanted a volume, and the engine made one. */
    public boolean anonymous() {
        return labels.containsKey(ANONYMOUS) || isGenerated(name);
    }

    /** Whether a name is one that engines make up. */
    public static boolean isGenerated(String name) {
        return GENERATED.matcher(name).matches();
    }

    /** Name of the Compose project that it belongs to; empty for none. */
    public String stack() {
        return labels.getOrDefault(ComposeLabels.PROJECT, "");
    }

    /** Whether this Jenkins has made it. */
    public boolean madeBy(String controller) {
        return controller.equals(labels.get(ComposeLabels.CONTROLLER));
    }

    /** What the contents really are, when they are on another machine: {@code nfs}, {@code cifs}; else empty. */
    public String share() {
        String type = options.getOrDefault("type", "");
        return type.startsWith("nfs") ? "nfs" : type.equals("cifs") || type.equals("smb3") ? "cifs" : "";
    }

    /** The same for somebody who may not see secrets: without the passwords of shares. */
    public VolumeSummary masked() {
        return new VolumeSummary(
                name, driver, mountpoint, scope, created, labels, MaskedOptions.of(options), containers);
    }
}
