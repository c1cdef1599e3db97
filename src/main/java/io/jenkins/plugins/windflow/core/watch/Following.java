package io.jenkins.plugins.windflow.core.watch;

/** Somebody looks until this is closed; closing it again does nothing. */
@FunctionalInterface
public interface Following extends AutoCloseable {
    @Override
    void close();
}
