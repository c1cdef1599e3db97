package hudson.remoting;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/** A stream that an agent may write to; without agents it is the stream itself. */
public class RemoteOutputStream extends FilterOutputStream implements Serializable {
    private static final long serialVersionUID = 1L;

    public RemoteOutputStream(OutputStream core) {
        super(core);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        out.write(b, off, len);
    }
}
