package io.jenkins.plugins.windflow.core.compose.load.syntax;

import io.jenkins.plugins.windflow.core.compose.model.DeviceMapping;
import java.util.regex.Pattern;

/**
 * The forms of a service's {@code devices}: {@code HOST[:CONTAINER[:PERMISSIONS]]}, or a name of the Container Device
 * Interface, {@code VENDOR/CLASS=NAME}.
 */
public final class DeviceSyntax {
    private static final Pattern PERMISSIONS = Pattern.compile("[rwm]{1,3}");
    private static final Pattern CGROUP_RULE = Pattern.compile("[acb] (\\d{1,10}|\\*):(\\d{1,10}|\\*) [rwm]{1,3}");

    /** Container Device Interface, "CDI JSON Specification": kinds and names of devices. */
    private static final Pattern CDI_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*(?<![_.-])"
            + "/[A-Za-z][A-Za-z0-9_-]*(?<![_-])"
            + "=[A-Za-z0-9][A-Za-z0-9_.:-]*(?<![_.:-])");

    private DeviceSyntax() {}

    public static DeviceMapping parse(String text) throws SyntaxException {
        if (isCdiName(text)) {
            return new DeviceMapping(text, text, DeviceMapping.ALL_PERMISSIONS);
        }
        String[] parts = text.split(":", -1);
        if (parts.length > 3) {
            throw new SyntaxException("A device is HOST, HOST:CONTAINER or HOST:CONTAINER:PERMISSIONS; a path with a"
                    + " colon needs the long syntax.");
        }
        String target = parts.length < 2 || parts[1].isEmpty() ? parts[0] : parts[1];
        return checked(parts[0], target, parts.length < 3 ? DeviceMapping.ALL_PERMISSIONS : parts[2]);
    }

    /** A device from its parts, if they can be one. */
    public static DeviceMapping checked(String source, String target, String permissions) throws SyntaxException {
        boolean cdi = isCdiName(source) && source.equals(target);
        if (!cdi && !(source.startsWith("/") && target.startsWith("/"))) {
            throw new SyntaxException("A device needs absolute paths on the Docker host and in the container.");
        }
        if (!PERMISSIONS.matcher(permissions).matches()) {
            throw new SyntaxException("The permissions of a device are made of r, w and m.");
        }
        return new DeviceMapping(source, target, permissions);
    }

    /** Whether a text names a device of the Container Device Interface. */
    public static boolean isCdiName(String text) {
        return CDI_NAME.matcher(text).matches();
    }

    /** Whether a text is a rule of the kernel's device controller. */
    public static boolean isCgroupRule(String text) {
        return CGROUP_RULE.matcher(text).matches();
    }
}
