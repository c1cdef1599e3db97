package io.jenkins.plugins.windflow.core.file;

/** What an entry of a folder is. */
public enum FileKind {
    FILE(0x8000),
    FOLDER(0x4000),
    LINK(0xA000),
    PIPE(0x1000),
    SOCKET(0xC000),
    BLOCK_DEVICE(0x6000),
    CHARACTER_DEVICE(0x2000),
    /** Nothing that Linux knows. */
    OTHER(0);

    private static final int TYPE_BITS = 0xF000;

    private final int bits;

    FileKind(int bits) {
        this.bits = bits;
    }

    /** By the type bits of a raw mode (inode(7), S_IFMT). */
    static FileKind ofRawMode(int mode) {
        for (FileKind kind : values()) {
            if (kind.bits == (mode & TYPE_BITS)) {
                return kind;
            }
        }
        return OTHER;
    }

    /** By a mode as Go writes it ({@code io/fs.FileMode}), which the engine's archive calls tell. */
    static FileKind ofGoMode(long mode) {
        if ((mode & 1L << 31) != 0) {
            return FOLDER;
        }
        if ((mode & 1L << 27) != 0) {
            return LINK;
        }
        if ((mode & 1L << 25) != 0) {
            return PIPE;
        }
        if ((mode & 1L << 24) != 0) {
            return SOCKET;
        }
        if ((mode & 1L << 26) != 0) {
            return (mode & 1L << 21) != 0 ? CHARACTER_DEVICE : BLOCK_DEVICE;
        }
        return (mode & 1L << 19) != 0 ? OTHER : FILE;
    }
}
