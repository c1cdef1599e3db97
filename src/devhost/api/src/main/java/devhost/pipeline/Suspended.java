package devhost.pipeline;

/** Unwinds the threads of a program that goes on after a restart. */
final class Suspended extends Error {
    private static final long serialVersionUID = 1L;

    Suspended() {
        super("the controller is shutting down", null, false, false);
    }
}
