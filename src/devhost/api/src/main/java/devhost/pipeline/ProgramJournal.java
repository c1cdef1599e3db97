package devhost.pipeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jenkins.model.Jenkins;

/**
 * The state of a program on disk: the outcome of every finished step, the serialized execution of every running one.
 * Each record is appended at once; a torn last record, left by a killed process, is cut off.
 */
final class ProgramJournal implements Closeable {
    private static final byte RUNNING = 1;
    private static final byte FINISHED = 2;

    private final Map<String, byte[]> running = new HashMap<>();
    private final Map<String, byte[]> finished = new HashMap<>();
    private final RandomAccessFile file;

    ProgramJournal(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        file = new RandomAccessFile(path.toFile(), "rw");
        long end = 0;
        try {
            while (true) {
                readRecord();
                end = file.getFilePointer();
            }
        } catch (EOFException tornOrDone) {
            file.setLength(end);
        }
    }

    /** The outcome of a finished step, or null. */
    synchronized Outcome outcome(String key) throws IOException {
        byte[] bytes = finished.get(key);
        return bytes == null ? null : (Outcome) deserialize(bytes);
    }

    /** The execution of a step that was running when the program was last seen, or null. */
    synchronized Object execution(String key) throws IOException {
        byte[] bytes = running.get(key);
        return bytes == null ? null : deserialize(bytes);
    }

    synchronized boolean isRunning(String key) {
        return running.containsKey(key);
    }

    /** Stores a running step; throws {@link java.io.NotSerializableException} as Jenkins would. */
    void running(String key, Object execution) throws IOException {
        append(RUNNING, key, serialize(execution));
    }

    /** Stores an outcome. An error that cannot be stored is kept by its text, a value that cannot is an error. */
    void finished(String key, Outcome outcome) throws IOException {
        byte[] bytes;
        try {
            bytes = serialize(outcome);
        } catch (IOException e) {
            if (outcome.error() == null) {
                throw e;
            }
            bytes = serialize(Outcome.failed(new IllegalStateException(outcome.error().toString())));
        }
        append(FINISHED, key, bytes);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private void readRecord() throws IOException {
        byte kind = file.readByte();
        String key = file.readUTF();
        int length = file.readInt();
        if (length > file.length() - file.getFilePointer()) {
            throw new EOFException();
        }
        byte[] bytes = new byte[length];
        file.readFully(bytes);
        keep(kind, key, bytes);
    }

    private synchronized void append(byte kind, String key, byte[] bytes) throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        java.io.DataOutputStream out = new java.io.DataOutputStream(record);
        out.writeByte(kind);
        out.writeUTF(key);
        out.writeInt(bytes.length);
        out.write(bytes);
        file.write(record.toByteArray());
        keep(kind, key, bytes);
    }

    private void keep(byte kind, String key, byte[] bytes) {
        if (kind == RUNNING) {
            running.put(key, bytes);
        } else {
            running.remove(key);
            finished.put(key, bytes);
        }
    }

    private static byte[] serialize(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object deserialize(byte[] bytes) throws IOException {
        try (ObjectInputStream in = new PluginClasses(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException("a class of the stored program is missing: " + e.getMessage(), e);
        }
    }

    /** Finds classes of plugins too. */
    private static final class PluginClasses extends ObjectInputStream {
        PluginClasses(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, Jenkins.get().getUberClassLoader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description);
            }
        }
    }
}
