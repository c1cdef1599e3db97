package io.jenkins.plugins.windflow.core.file;

/** Says in one sentence why something could not be done with a file. */
public final class FileProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of problem it is. */
    public enum Kind {
        /** There is no such file, folder, volume or container. */
        NOT_FOUND,
        /** The name is taken. */
        EXISTS,
        /** The file has changed since it was read. */
        CHANGED,
        /** The path leads out of the volume. */
        OUTSIDE,
        /** It is not of the kind that the request needs: a folder, a link, a device. */
        WRONG_KIND,
        /** Nothing may be changed here. */
        READ_ONLY,
        /** Too large for what was asked. */
        TOO_LARGE,
        /** Not text. */
        BINARY,
        /** The container has no shell or lacks a tool. */
        NO_TOOLS,
        /** A tool said no: permission denied, no space left. */
        FAILED
    }

    private final Kind kind;

    public FileProblem(Kind kind, String sentence) {
        this(kind, sentence, null);
    }

    /** @param cause the failure below, or null */
    public FileProblem(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
