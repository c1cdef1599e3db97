package devhost.pipeline;

import java.io.Serializable;

/** How a step ended: with a value, or with an error when that is not null. */
record Outcome(Object value, Throwable error) implements Serializable {
    static Outcome of(Object value) {
        return new Outcome(value, null);
    }

    static Outcome failed(Throwable error) {
        return new Outcome(null, error);
    }

    /** The value; or throws the error, whatever its type. */
    Object get() {
        if (error != null) {
            Sneaky.raise(error);
        }
        return value;
    }
}
