package devhost.pipeline;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** A growing log, served in parts by the protocol of Jenkins' console page. */
public final class ProgressiveLog {
    private static final int LARGEST_PART = 4 << 20;

    private final Path file;
    private final boolean complete;

    public ProgressiveLog(Path file, boolean complete) {
        this.file = file;
        this.complete = complete;
    }

    /**
     * Web method: the text from byte {@code start} on. Header {@code X-Text-Size} says where the next part starts,
     * {@code X-More-Data} is there while more may come.
     */
    public void doProgressiveText(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException {
        long length = Files.exists(file) ? Files.size(file) : 0;
        String asked = req.getParameter("start");
        long start = asked == null || !asked.matches("\\d{1,18}") ? 0 : Long.parseLong(asked);
        if (start > length) {
            start = 0;
        }
        byte[] part = read(start, (int) Math.min(LARGEST_PART, length - start));
        rsp.setContentType("text/plain;charset=UTF-8");
        rsp.setHeader("X-Text-Size", Long.toString(start + part.length));
        if (!complete || start + part.length < length) {
            rsp.setHeader("X-More-Data", "true");
        }
        ServletOutputStream out = rsp.getOutputStream();
        out.write(part);
    }

    private byte[] read(long start, int length) throws IOException {
        byte[] part = new byte[length];
        if (length > 0) {
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                in.seek(start);
                in.readFully(part);
            }
        }
        return part;
    }
}
