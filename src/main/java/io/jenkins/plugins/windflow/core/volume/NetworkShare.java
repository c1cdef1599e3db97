package io.jenkins.plugins.windflow.core.volume;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A folder of another machine as a volume of the local driver, which mounts it as {@code mount -t} would. */
public sealed interface NetworkShare {
    /** The options of the driver. */
    Map<String, String> options();

    /**
     * NFS (nfs(5)).
     *
     * @param host name or address of the server
     * @param path exported by the server
     * @param version for example {@code 4.1}; empty for whatever both sides know
     * @param readOnly whether nothing is ever written
     * @param more further mount options with commas; empty for none
     */
    record Nfs(String host, String path, String version, boolean readOnly, String more) implements NetworkShare {
        private static final Pattern VERSION = Pattern.compile("[234](\\.[0-2])?");

        /** @throws IllegalArgumentException with one sentence */
        public Nfs {
            checkHost(host);
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException(
                        "'" + path + "' is not a path that a server could export: begin it with a slash.");
            }
            if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
                throw new IllegalArgumentException(
                        "'" + version + "' is not a version of NFS: write 3, 4, 4.1 or 4.2.");
            }
        }

        @Override
        public Map<String, String> options() {
            List<String> words = new ArrayList<>(List.of("addr=" + host, readOnly ? "ro" : "rw"));
            if (!version.isEmpty()) {
                words.add("nfsvers=" + version);
            }
            return driverOptions("nfs", ":" + path, words, more);
        }
    }

    /**
     * CIFS, Windows' shares (mount.cifs(8)). The engine keeps the password in the volume's options.
     *
     * @param host name or address of the server
     * @param share its name, with a folder below it if need be: {@code media/films}
     * @param username empty for a guest
     * @param password empty for none
     * @param version for example {@code 3.0}; empty for whatever both sides know
     * @param more further mount options with commas; empty for none
     */
    record Cifs(String host, String share, String username, String password, String version, String more)
            implements NetworkShare {
        private static final Pattern VERSION = Pattern.compile("[123](\\.[0-9](\\.[0-9])?)?");

        /** @throws IllegalArgumentException with one sentence */
        public Cifs {
            checkHost(host);
            if (share.replace("/", "").isBlank()) {
                throw new IllegalArgumentException("The name of the share on " + host + " is missing.");
            }
            if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
                throw new IllegalArgumentException("'" + version + "' is not a version of SMB: write 2.1 or 3.0.");
            }
            checkWord("user name", username);
            checkWord("password", password);
        }

        private static void checkWord(String what, String word) {
            if (word.contains(",")) {
                throw new IllegalArgumentException("A " + what
                        + " with a comma cannot be written as a mount option: choose another one for this share.");
            }
        }

        @Override
        public Map<String, String> options() {
            List<String> words = new ArrayList<>(List.of("addr=" + host));
            if (username.isEmpty()) {
                words.add("guest");
            } else {
                words.add("username=" + username);
                words.add("password=" + password);
            }
            if (!version.isEmpty()) {
                words.add("vers=" + version);
            }
            return driverOptions("cifs", "//" + host + "/" + share.replaceFirst("^/+", ""), words, more);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "//" + host + "/" + share;
        }
    }

    private static Map<String, String> driverOptions(String type, String device, List<String> words, String more) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("type", type);
        options.put("device", device);
        options.put("o", String.join(",", words) + (more.isBlank() ? "" : "," + more.strip()));
        return options;
    }

    private static void checkHost(String host) {
        if (host.isBlank() || host.matches(".*[\\s,/].*")) {
            throw new IllegalArgumentException("'" + host + "' is not the name or the address of a server.");
        }
    }
}
