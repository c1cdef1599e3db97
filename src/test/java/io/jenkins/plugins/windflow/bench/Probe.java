package io.jenkins.plugins.windflow.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Asks a web server for an answer 200 times a second, each time over a connection of its own and whether or not earlier
 * questions have been answered. A proxy that accepts a connection and has nobody behind it is no answer.
 */
final class Probe implements AutoCloseable {
    private static final int PERIOD_MILLIS = 5;
    private static final int PATIENCE_MILLIS = 1_000;
    private static final byte[] REQUEST =
            "GET /passwd HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** @param asked value of {@link System#nanoTime()} */
    record Answer(long asked, boolean good) {}

    private final InetSocketAddress address;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    /** Begins to ask. */
    Probe(int port) {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        clock.scheduleAtFixedRate(() -> threads.submit(this::ask), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask() {
        long asked = System.nanoTime();
        answers.add(new Answer(asked, isAnswered()));
    }

    private boolean isAnswered() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(address, PATIENCE_MILLIS);
            socket.getOutputStream().write(REQUEST);
            return socket.getInputStream().read() == 'H';
        } catch (IOException e) {
            return false;
        }
    }

    /** Stops asking and waits for the answers that are still to come; all of them, in the order of the questions. */
    List<Answer> end() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        threads.close();
        return answers.stream().sorted(Comparator.comparingLong(Answer::asked)).toList();
    }

    /**
     * From the first question that was not answered to the first one after the last such that was, in nanoseconds; 0 when all
     * were answered.
     *
     * @throws IllegalStateException when the first or the last question was not answered: the outage is longer than what was
     *     looked at
     */
    static long outage(List<Answer> answers) {
        if (answers.isEmpty()
                || !answers.getFirst().good()
                || !answers.getLast().good()) {
            throw new IllegalStateException("The service did not answer before or after what was measured.");
        }
        int[] lost = IntStream.range(0, answers.size())
                .filter(i -> !answers.get(i).good())
                .toArray();
        return lost.length == 0
                ? 0
                : answers.get(lost[lost.length - 1] + 1).asked()
                        - answers.get(lost[0]).asked();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.close();
    }
}
