package io.jenkins.plugins.windflow.core.docker.connect;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;

/**
 * A TLS connection over a socket channel.
 *
 * <p>Closing closes the channel below at once: saying goodbye properly could block behind a writer. HTTP has its own
 * ends, so nothing is lost by it.
 */
final class TlsDuplex implements Duplex {
    private final SocketChannel channel;
    private final SSLSocket socket;
    private final TlsFailures failures;
    private final InputStream in;
    private final OutputStream out;
    /** Until the first byte has come, TLS 1.3 leaves open whether the engine accepts our certificate. */
    private volatile boolean answered;

    TlsDuplex(SocketChannel channel, SSLSocket socket, TlsFailures failures) throws IOException {
        this.channel = channel;
        this.socket = socket;
        this.failures = failures;
        this.in = new Input(socket.getInputStream());
        this.out = new Output(socket.getOutputStream());
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public boolean stale() {
        // A byte taken from below TLS would break the connection, but then it is not used any more anyhow.
        return ChannelDuplex.stale(channel);
    }

    @Override
    public void close() {
        ChannelDuplex.close(channel);
    }

    private final class Input extends FilterInputStream {
        Input(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int read = in.read(buffer, offset, length);
                if (read < 0 && !answered) {
                    failures.throwIfRefused(null);
                }
                answered = true;
                return read;
            } catch (DialException e) {
                throw e;
            } catch (IOException e) {
                if (!answered) {
                    failures.throwIfRefused(e);
                }
                throw e;
            }
        }
    }

    private final class Output extends FilterOutputStream {
        Output(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            out.write(buffer, offset, length);
        }
    }
}
