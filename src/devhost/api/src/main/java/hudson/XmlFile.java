package hudson;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.XStreamException;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.xml.StaxDriver;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An object in an XML file, replaced as a whole when written. */
public final class XmlFile {
    private static final XStream DEFAULT = new XStream2();
    /** The parser of the platform: it knows XML 1.1, which Jenkins writes. */
    private static final StaxDriver DRIVER = new StaxDriver();

    private final XStream xs;
    private final File file;

    public XmlFile(File file) {
        this(DEFAULT, file);
    }

    public XmlFile(XStream xs, File file) {
        this.xs = xs;
        this.file = file;
    }

    public File getFile() {
        return file;
    }

    public boolean exists() {
        return file.exists();
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file.toPath());
    }

    public Object read() throws IOException {
        return unmarshal(null);
    }

    /** Reads into an existing object: fields that the file does not name keep their value. */
    public Object unmarshal(Object o) throws IOException {
        try (Reader reader = new InputStreamReader(Files.newInputStream(file.toPath()), StandardCharsets.UTF_8)) {
            HierarchicalStreamReader source = DRIVER.createReader(reader);
            return xs.unmarshal(source, o);
        } catch (XStreamException | LinkageError e) {
            throw new IOException("Unable to read " + file, e);
        }
    }

    public void write(Object o) throws IOException {
        Path target = file.getAbsoluteFile().toPath();
        Files.createDirectories(target.getParent());
        Path written = Files.createTempFile(target.getParent(), "atomic", "tmp");
        try {
            String xml = "<?xml version='1.1' encoding='UTF-8'?>\n" + toXml(o);
            Files.writeString(written, xml);
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    public String asString() throws IOException {
        return Files.readString(file.toPath());
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private String toXml(Object o) throws IOException {
        try {
            return xs.toXML(o);
        } catch (RuntimeException e) {
            throw new IOException("Failed to write " + file, e);
        }
    }
}
