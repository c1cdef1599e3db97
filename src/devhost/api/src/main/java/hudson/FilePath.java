package hudson;

import hudson.remoting.VirtualChannel;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** A file of the built-in node, with the methods that may block on a remote one in Jenkins. */
public final class FilePath implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String remote;

    public FilePath(File localPath) {
        this.remote = localPath.getPath();
    }

    public FilePath(FilePath base, String rel) {
        File path = new File(rel);
        this.remote = (path.isAbsolute() ? path : new File(base.remote, rel)).toPath().normalize().toString();
    }

    public String getRemote() {
        return remote;
    }

    public boolean isRemote() {
        return false;
    }

    public String getName() {
        return file().getName();
    }

    public FilePath getParent() {
        File parent = file().getParentFile();
        return parent == null ? null : new FilePath(parent);
    }

    public FilePath child(String relOrAbsolute) {
        return new FilePath(this, relOrAbsolute);
    }

    /** Work done where the file is. */
    public interface FileCallable<T> extends Serializable {
        T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
    }

    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        return callable.invoke(file(), null);
    }

    public boolean exists() throws IOException, InterruptedException {
        return file().exists();
    }

    public boolean isDirectory() throws IOException, InterruptedException {
        return file().isDirectory();
    }

    public long length() throws IOException, InterruptedException {
        return file().length();
    }

    public void mkdirs() throws IOException, InterruptedException {
        Files.createDirectories(file().toPath());
    }

    public List<FilePath> list() throws IOException, InterruptedException {
        try (Stream<Path> children = Files.list(file().toPath())) {
            return children.map(child -> new FilePath(child.toFile())).toList();
        }
    }

    public InputStream read() throws IOException, InterruptedException {
        return Files.newInputStream(file().toPath());
    }

    public String readToString() throws IOException, InterruptedException {
        return Files.readString(file().toPath(), StandardCharsets.UTF_8);
    }

    public void write(String content, String encoding) throws IOException, InterruptedException {
        Charset charset = encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
        copyFrom(new ByteArrayInputStream(content.getBytes(charset)));
    }

    public OutputStream write() throws IOException, InterruptedException {
        mkParents();
        return Files.newOutputStream(file().toPath());
    }

    public void copyFrom(InputStream in) throws IOException, InterruptedException {
        mkParents();
        Files.copy(in, file().toPath(), StandardCopyOption.REPLACE_EXISTING);
    }

    public boolean delete() throws IOException, InterruptedException {
        return Files.deleteIfExists(file().toPath());
    }

    public void deleteRecursive() throws IOException, InterruptedException {
        FileUtils.deleteQuietly(file());
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FilePath that && remote.equals(that.remote);
    }

    @Override
    public int hashCode() {
        return remote.hashCode();
    }

    @Override
    public String toString() {
        return remote;
    }

    private void mkParents() throws IOException {
        if (file().getParentFile() != null) {
            Files.createDirectories(file().getParentFile().toPath());
        }
    }

    private File file() {
        return new File(remote);
    }
}
