package io.jenkins.plugins.windflow.bench;

import java.util.function.Consumer;

/** Measures something of ours against a peer in the same run; {@link Bench} knows all of them. */
interface Benchmark {
    /** What {@code ./dev bench NAME} calls it. */
    String name();

    /**
     * Measures, and removes whatever it has made for that.
     *
     * @param figures given each figure as soon as it is known
     */
    void run(Consumer<Figure> figures) throws Exception;
}
