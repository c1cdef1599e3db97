package io.jenkins.plugins.windflow.core.compose.write;

/**
 * A number that is written in octal digits and without quotes, such as the permissions {@code 0440}: {@code docker
 * compose} reads quoted ones as decimal, or not at all.
 */
record OctalNumber(int value) {
    @Override
    public String toString() {
        return "0" + Integer.toOctalString(value);
    }
}
