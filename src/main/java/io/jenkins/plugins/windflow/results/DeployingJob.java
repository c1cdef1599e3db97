package io.jenkins.plugins.windflow.results;

import hudson.model.Job;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remembers that a job has deployed something, by an empty file in its directory: whether it has a page of deployments must be
 * known without loading its builds.
 */
final class DeployingJob {
    private static final String FILE = "windflow-deployments";

    private DeployingJob() {}

    static boolean isMarked(Job<?, ?> job) {
        return Files.exists(file(job));
    }

    static void mark(Job<?, ?> job) throws IOException {
        if (isMarked(job) || !Files.isDirectory(file(job).getParent())) {
            return;
        }
        try {
            Files.createFile(file(job));
        } catch (FileAlreadyExistsException e) {
            // Another build was faster.
        }
    }

    private static Path file(Job<?, ?> job) {
        return job.getRootDir().toPath().resolve(FILE);
    }
}
