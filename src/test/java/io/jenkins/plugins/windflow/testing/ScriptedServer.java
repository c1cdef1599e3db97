package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.UnixDialer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on a UNIX socket that says exactly what a test wants, right or wrong: no real engine can be made to
 * misbehave so.
 */
public final class ScriptedServer implements AutoCloseable {
    /** What happens on one connection; the connection is closed when it returns. */
    @FunctionalInterface
    public interface Script {
        void run(Conversation conversation) throws Exception;
    }

    private final Path folder;
    private final Path socket;
    private final ServerSocketChannel server;
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();

    private ScriptedServer(Script script) throws IOException {
        folder = Files.createTempDirectory("wf");
        socket = folder.resolve("s");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().name("scripted-server").start(() -> accept(script));
    }

    public static ScriptedServer start(Script script) {
        try {
            return new ScriptedServer(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each connection gets the same bytes after its first request, and is closed then. */
    public static ScriptedServer answering(String answer) {
        return start(conversation -> {
            conversation.request();
            conversation.say(answer);
        });
    }

    public Dialer dialer() {
        return new UnixDialer(socket);
    }

    public Path socket() {
        return socket;
    }

    /** How many connections were made so far. */
    public int accepted() {
        return accepted.get();
    }

    private void accept(Script script) {
        while (true) {
            try {
                SocketChannel channel = server.accept();
                accepted.incrementAndGet();
                open.add(channel);
                Thread.ofVirtual().name("scripted-conversation").start(() -> converse(script, channel));
            } catch (IOException e) {
                // The test has ended.
                return;
            }
        }
    }

    private static void converse(Script script, SocketChannel channel) {
        try (channel) {
            script.run(new Conversation(channel));
        } catch (Exception e) {
            // A client that hangs up in the middle is what many tests are about; what they expect of it they assert
            // there.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel channel : open) {
                channel.close();
            }
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection as the server sees it. */
    public static final class Conversation {
        private final SocketChannel channel;

        private Conversation(SocketChannel channel) {
            this.channel = channel;
        }

        /** One byte. */
        public int read() throws IOException {
            ByteBuffer one = ByteBuffer.allocate(1);
            return channel.read(one) < 0 ? -1 : one.get(0) & 0xff;
        }

        /** The head of the next request with its empty line. */
        public String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
                int c = read();
                if (c < 0) {
                    throw new EOFException();
                }
                head.append((char) c);
            }
            return head.toString();
        }

        /** The next request: its head, and its content when it has a length or chunks (these as they come). */
        public String request() throws IOException {
            String head = head();
            StringBuilder content = new StringBuilder();
            int at = head.indexOf("Content-Length: ");
            if (at >= 0) {
                int length = Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at)));
                content.append(read(length));
            } else if (head.contains("Transfer-Encoding: chunked")) {
                while (content.length() < 5
                        || !content.substring(content.length() - 5).equals("0\r\n\r\n")) {
                    content.append(read(1));
                }
            }
            return head + content;
        }

        /** So many bytes. */
        public String read(int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new EOFException();
                }
            }
            return new String(bytes.array(), StandardCharsets.ISO_8859_1);
        }

        /** Everything until the client ends its side. */
        public byte[] readAll() throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int c = read(); c >= 0; c = read()) {
                all.write(c);
            }
            return all.toByteArray();
        }

        public void say(String text) throws IOException {
            say(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        public void say(byte[] bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        /** A complete answer with status 200. */
        public void ok(String content) throws IOException {
            say("HTTP/1.1 200 OK\r\nContent-Length: " + content.length() + "\r\n\r\n" + content);
        }
    }
}
