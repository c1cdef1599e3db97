package devhost.pipeline;

import groovy.lang.GroovyRuntimeException;
import org.codehaus.groovy.runtime.InvokerInvocationException;

/** Lets checked exceptions pass through Groovy's calls, which declare none. */
final class Sneaky {
    private Sneaky() {}

    @SuppressWarnings("unchecked")
    static <E extends Throwable> RuntimeException raise(Throwable error) throws E {
        throw (E) error;
    }

    /** The exception that a step or a script threw, without Groovy's wrapping. */
    static Throwable unwrap(Throwable error) {
        boolean wrapper =
                error instanceof InvokerInvocationException || error.getClass() == GroovyRuntimeException.class;
        return wrapper && error.getCause() != null ? unwrap(error.getCause()) : error;
    }
}
