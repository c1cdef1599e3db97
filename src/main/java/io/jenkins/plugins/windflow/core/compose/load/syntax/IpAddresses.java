package io.jenkins.plugins.windflow.core.compose.load.syntax;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Tells IP addresses from other texts without ever asking a name server. */
public final class IpAddresses {
    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern MAY_BE_V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private IpAddresses() {}

    public static boolean isAddress(String text) {
        return isV4(text) || isV6(text);
    }

    public static boolean isV4(String text) {
        return V4.matcher(text).matches();
    }

    public static boolean isV6(String text) {
        if (!text.contains(":") || !MAY_BE_V6.matcher(text).matches()) {
            return false;
        }
        try {
            // A text with a colon is only ever parsed, never looked up.
            InetAddress.getByName(text);
            return true;
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
