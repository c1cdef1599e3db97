package hudson.util;

import hudson.model.Run;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;

/** Builds, newest first. */
public class RunList<R extends Run<?, ?>> extends AbstractList<R> {
    private final List<R> builds;

    public RunList(Collection<? extends R> builds) {
        this.builds = List.copyOf(builds);
    }

    @Override
    public R get(int index) {
        return builds.get(index);
    }

    @Override
    public int size() {
        return builds.size();
    }

    public R getLastBuild() {
        return builds.isEmpty() ? null : builds.get(0);
    }
}
