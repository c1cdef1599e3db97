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

        /** The same turn with something before and after it that is not measured. */
        default Turn between(Turn before, Turn after) {
            Turn measured = this;
            return new Turn() {
                @Override
                public void prepare() throws Exception {
                    before.run();
                }

                @Override
                public void run() throws Exception {
                    measured.run();
                }

                @Override
                public void cleanUp() throws Exception {
                    after.run();
                }
            };
        }

        /** Runs before each turn and is not measured. */
        default void prepare() throws Exception {}

        /** Runs after each turn that did not fail, and is not measured. */
        default void cleanUp() throws Exception {}
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
            measure(clock, ours);
            measure(clock, peer);
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
        turn.prepare();
        long before = clock.getAsLong();
        turn.run();
        long took = clock.getAsLong() - before;
        turn.cleanUp();
        return took;
    }

    static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
