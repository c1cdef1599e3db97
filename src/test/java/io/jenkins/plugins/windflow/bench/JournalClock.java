package io.jenkins.plugins.windflow.bench;

import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationRun.RunningAction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Measures for how long an operation is busy with its journal: the time during which at least one of its threads waits
 * for a call that writes a line. That is never less than what the journal adds to the operation's length, because a
 * thread that waits for the journal counts even where the others go on meanwhile.
 */
final class JournalClock {
    /** Names of the methods of {@link OperationRun} and {@link RunningAction} that write. */
    static final Set<String> WRITING = Set.of("begin", "phase", "plan", "note", "done", "failed");

    /** In nanoseconds, by {@link System#nanoTime()}. */
    private record Interval(long begin, long end) {}

    private final List<Interval> intervals = new ArrayList<>();

    /** Measures what goes to the journal through this. */
    OperationRun around(OperationRun run) {
        return proxy(OperationRun.class, run);
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            Callable<Object> call = () -> {
                try {
                    return method.invoke(target, args);
                } catch (InvocationTargetException e) {
                    throw e.getCause() instanceof Exception failure ? failure : e;
                }
            };
            Object answer = WRITING.contains(method.getName()) ? during(call) : call.call();
            return answer instanceof RunningAction action ? proxy(RunningAction.class, action) : answer;
        }));
    }

    /** Measures something that does little more than write to the journal. */
    <T> T during(Callable<T> work) throws Exception {
        long begin = System.nanoTime();
        try {
            return work.call();
        } finally {
            add(begin, System.nanoTime());
        }
    }

    synchronized void add(long begin, long end) {
        intervals.add(new Interval(begin, end));
    }

    /** In nanoseconds: how long any of the intervals lasted; those at the same time count once. Begins anew. */
    synchronized long take() {
        intervals.sort(Comparator.comparingLong(Interval::begin));
        long busy = 0;
        long until = Long.MIN_VALUE;
        for (Interval interval : intervals) {
            if (interval.end() > until) {
                busy += interval.end() - Math.max(until, interval.begin());
                until = interval.end();
            }
        }
        intervals.clear();
        return busy;
    }
}
