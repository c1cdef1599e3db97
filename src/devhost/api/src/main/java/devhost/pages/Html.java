package devhost.pages;

import hudson.Util;

/** HTML text that is put together; everything but markup is escaped. */
final class Html {
    private final StringBuilder text = new StringBuilder();

    /** Adds markup with a value for each {@code %s}, escaped. */
    Html add(String markup, Object... values) {
        Object[] escaped = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            escaped[i] = values[i] instanceof Html html ? html.toString() : Util.escape(String.valueOf(values[i]));
        }
        text.append(escaped.length == 0 ? markup : String.format(markup, escaped));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
