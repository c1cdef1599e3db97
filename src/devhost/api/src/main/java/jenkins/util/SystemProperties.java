package jenkins.util;

/** System properties that switch features, read once where they are used. */
public class SystemProperties {
    private SystemProperties() {}

    public static String getString(String key) {
        return getString(key, null);
    }

    public static String getString(String key, String def) {
        return System.getProperty(key, def);
    }

    public static boolean getBoolean(String name) {
        return getBoolean(name, false);
    }

    public static boolean getBoolean(String name, boolean def) {
        String value = getString(name);
        return value == null ? def : Boolean.parseBoolean(value);
    }

    public static Long getLong(String name, Long def) {
        String value = getString(name);
        try {
            return value == null ? def : Long.decode(value);
        } catch (NumberFormatException e) {
            return def;
        }
    }
}
