package io.jenkins.plugins.windflow.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * A thousand pages that are open while nothing happens: the heap that each takes, and how many threads of the web server they
 * hold. The other ends of the connections are in the same process, so that what they take counts too.
 */
final class IdleViewersMeasurement {
    private static final int VIEWERS = 1000;
    private static final int MOST_KIB = 64;
    private static final double BYTES_PER_KIB = 1024;
    private static final int SETTLE_MILLIS = 3000;
    private static final String OURS = "io.jenkins.plugins.windflow.";

    private final URI root;
    private final List<String> users;

    IdleViewersMeasurement(JenkinsRule jenkins, List<String> users) throws Exception {
        this.root = jenkins.getURL().toURI();
        this.users = users;
    }

    void run(Consumer<Figure> figures) throws Exception {
        List<Socket> viewers = new ArrayList<>();
        try {
            viewers.add(open(users.getFirst()));
            long before = usedHeap();
            for (int i = 0; i < VIEWERS; i++) {
                viewers.add(open(users.get(i % users.size())));
            }
            double each = (usedHeap() - before) / BYTES_PER_KIB / VIEWERS;
            figures.accept(new Figure(
                    "pages: heap of an idle viewer, of " + VIEWERS,
                    each,
                    Double.NaN,
                    "KiB",
                    new Target.Amount(MOST_KIB)));
            figures.accept(new Figure(
                    "pages: threads that " + VIEWERS + " idle viewers hold",
                    heldThreads(),
                    Double.NaN,
                    "threads",
                    new Target.Amount(0)));
        } finally {
            for (Socket viewer : viewers) {
                viewer.close();
            }
        }
    }

    /** Opens the event stream and reads its first event. */
    private Socket open(String user) throws IOException {
        Socket socket = new Socket(root.getHost(), root.getPort());
        String login = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        String request = "GET " + root.getPath() + "windflow/api/events HTTP/1.1\r\nHost: " + root.getAuthority()
                + "\r\nAuthorization: Basic " + login + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (answer.indexOf("event: hello") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The event stream ends: " + answer);
            }
            answer.append((char) next);
        }
        return socket;
    }

    /** In bytes, when what can be forgotten is forgotten. */
    private static long usedHeap() throws InterruptedException {
        Thread.sleep(SETTLE_MILLIS);
        System.gc();
        Thread.sleep(SETTLE_MILLIS);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Threads of the system that are in our code now: all that serve viewers are virtual, or they would be here. */
    private static long heldThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> !thread.getKey().equals(Thread.currentThread()))
                .filter(IdleViewersMeasurement::isInOurCode)
                .count();
    }

    private static boolean isInOurCode(Map.Entry<Thread, StackTraceElement[]> thread) {
        for (StackTraceElement frame : thread.getValue()) {
            if (frame.getClassName().startsWith(OURS + "live")) {
                return true;
            }
        }
        return false;
    }
}
