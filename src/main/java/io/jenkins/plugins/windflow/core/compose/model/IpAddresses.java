package io.jenkins.plugins.windflow.core.compose.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Tells IP addresses from other texts, and equal ones from different ones, without ever asking a name server. */
public final class IpAddresses {
    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern MAY_BE_V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private IpAddresses() {}

    /**
     * One spelling for all that mean the same: IPv6 addresses can be written in many ways, and engines use another one than
     * people do.
     *
     * @param text an address, or a network as {@code ADDRESS/BITS}; anything else comes back as it is
     */
    public static String canonical(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!isV6(address)) {
            return text;
        }
        try {
            return InetAddress.getByName(address).getHostAddress() + (slash < 0 ? "" : text.substring(slash));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

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
