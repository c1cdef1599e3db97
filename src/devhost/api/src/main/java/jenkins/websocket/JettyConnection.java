package jenkins.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.eclipse.jetty.ee9.websocket.api.RemoteEndpoint;
import org.eclipse.jetty.ee9.websocket.api.Session;
import org.eclipse.jetty.ee9.websocket.api.WebSocketListener;
import org.eclipse.jetty.ee9.websocket.api.WriteCallback;

/** Between Jetty and a session: calls come one at a time and in order, on Jetty's threads, for nobody in particular. */
final class JettyConnection implements WebSocketListener {
    private final WebSocketSession session;
    private volatile Session jetty;

    JettyConnection(WebSocketSession session) {
        this.session = session;
    }

    @Override
    public void onWebSocketConnect(Session opened) {
        jetty = opened;
        session.startPings();
        session.opened();
    }

    /** Twice when the peer vanishes: first by the failed read, then by the end of the connection. */
    @Override
    public void onWebSocketClose(int statusCode, String reason) {
        session.stopPings();
        session.closed(statusCode, reason);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        if (cause instanceof ClosedChannelException) {
            onWebSocketClose(0, cause.toString());
        } else {
            session.error(cause);
        }
    }

    @Override
    public void onWebSocketBinary(byte[] payload, int offset, int length) {
        try {
            session.binary(payload, offset, length);
        } catch (IOException e) {
            session.error(e);
        }
    }

    @Override
    public void onWebSocketText(String message) {
        try {
            session.text(message);
        } catch (IOException e) {
            session.error(e);
        }
    }

    Future<Void> send(ByteBuffer data) {
        return sending(callback -> remote().sendBytes(data, callback));
    }

    Future<Void> send(ByteBuffer part, boolean last) {
        return sending(callback -> remote().sendPartialBytes(part, last, callback));
    }

    Future<Void> send(String text) {
        return sending(callback -> remote().sendString(text, callback));
    }

    void sendPing() {
        sending(callback -> remote().sendPing(ByteBuffer.allocate(0), callback));
    }

    void close() {
        jetty().close();
    }

    private RemoteEndpoint remote() {
        return jetty().getRemote();
    }

    private Session jetty() {
        Session opened = jetty;
        if (opened == null) {
            throw new IllegalStateException("missing session");
        }
        return opened;
    }

    private static Future<Void> sending(Consumer<WriteCallback> send) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        send.accept(new WriteCallback() {
            @Override
            public void writeSuccess() {
                sent.complete(null);
            }

            @Override
            public void writeFailed(Throwable cause) {
                sent.completeExceptionally(cause);
            }
        });
        return sent;
    }
}
