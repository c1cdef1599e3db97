package jenkins.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.SystemProperties;
import jenkins.util.Timer;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.Beta;

/** One WebSocket connection: what is told about it, and what may be sent. */
@Restricted(Beta.class)
public abstract class WebSocketSession {
    private static final Logger LOGGER = Logger.getLogger(WebSocketSession.class.getName());
    private static final long PING_SECONDS = SystemProperties.getLong("jenkins.websocket.pingInterval", 30L);

    volatile JettyConnection connection;
    private ScheduledFuture<?> pings;

    protected WebSocketSession() {}

    void startPings() {
        if (PING_SECONDS > 0) {
            pings = Timer.get().scheduleAtFixedRate(this::ping, PING_SECONDS / 2, PING_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void ping() {
        try {
            connection.sendPing();
        } catch (RuntimeException e) {
            error(e);
            stopPings();
        }
    }

    void stopPings() {
        if (pings != null) {
            pings.cancel(true);
        }
    }

    protected void opened() {}

    protected void closed(int statusCode, String reason) {}

    protected void error(Throwable cause) {
        LOGGER.log(Level.WARNING, "unhandled WebSocket service error", cause);
    }

    protected void binary(byte[] payload, int offset, int len) throws IOException {
        LOGGER.warning("unexpected binary frame");
    }

    protected void text(String message) throws IOException {
        LOGGER.warning("unexpected text frame");
    }

    protected final Future<Void> sendBinary(ByteBuffer data) throws IOException {
        return connection.send(data);
    }

    protected final Future<Void> sendBinary(ByteBuffer partialByte, boolean isLast) throws IOException {
        return connection.send(partialByte, isLast);
    }

    protected final Future<Void> sendText(String text) throws IOException {
        return connection.send(text);
    }

    protected final void close() throws IOException {
        connection.close();
    }
}
