package io.jenkins.plugins.windflow.bench;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Measures two sides in turns (A B A B ...), so that whatever else the machine does meanwhile hits both alike.
 *
 * @param warmUp turns of each side before anything is measured
 * @param rounds measured turns of each side
 */
record Duel(int warmUp, int rounds) {
    /** One turn of one side. */
    @FunctionalInterface
    interface Turn {
        void run() throws Exception;
    }

    /** What the turn in the middle took of each side, in the clock's unit. */
    record Medians(double ours, double peer) {
        Medians dividedBy(double divisor) {
            return new Medians(ours / divisor, peer / divisor);
        }
    }

    /** @param clock read before and after each turn */
    Medians measure(LongSupplier clock, Turn ours, Turn peer) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            ours.run();
            peer.run();
        }
        long[] oursTook = new long[rounds];
        long[] peerTook = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            oursTook[i] = measure(clock, ours);
            peerTook[i] = measure(clock, peer);
        }
        return new Medians(median(oursTook), median(peerTook));
    }

    private static long measure(LongSupplier clock, Turn turn) throws Exception {
        long before = clock.getAsLong();
        turn.run();
        return clock.getAsLong() - before;
    }

    private static double median(long[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
    }
}
