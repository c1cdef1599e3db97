package io.jenkins.plugins.windflow.steps;

import hudson.FilePath;
import hudson.remoting.RemoteOutputStream;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.build.ContextException;
import io.jenkins.plugins.windflow.core.compose.build.ContextTar;
import io.jenkins.plugins.windflow.core.compose.build.PackedContext;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import jenkins.MasterToSlaveFileCallable;

/**
 * Packs build contexts of a workspace, wherever it is. The archive goes through a temporary file on the controller: an agent
 * must never wait for an engine that reads slowly, because all streams of its channel would wait with it.
 */
final class WorkspaceContexts implements BuildFiles {
    private static final int TEXT_LIMIT = 1024 * 1024;

    /** Most bytes of a context: each one lies on the controller's disk for a while. A system property changes it. */
    private static final long LARGEST = Long.getLong("io.jenkins.plugins.windflow.largestBuildContext", 2_000_000_000L);

    private final FilePath workspace;

    WorkspaceContexts(FilePath workspace) {
        this.workspace = workspace;
    }

    @Override
    public Optional<String> read(String path) throws IOException {
        try {
            return Optional.of(
                    new String(new WorkspaceFiles(workspace).read(path, TEXT_LIMIT), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream tar(PackedContext context) throws IOException {
        Path archive = Files.createTempFile("windflow-context", ".tar");
        try {
            try (OutputStream out = Files.newOutputStream(archive)) {
                String problem = workspace.act(new Pack(context, LARGEST, new RemoteOutputStream(out)));
                if (problem != null) {
                    throw new ContextException(problem);
                }
            }
            return Files.newInputStream(archive, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (InterruptedException e) {
            Files.deleteIfExists(archive);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Packing " + context.directory() + " of the workspace was interrupted.");
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(archive);
            throw e;
        }
    }

    /** Runs on the agent. Answers null, or what went wrong in one sentence: exceptions would come back wrapped. */
    private static final class Pack extends MasterToSlaveFileCallable<String> {
        private static final long serialVersionUID = 1L;

        private final PackedContext context;
        private final long limit;
        private final OutputStream out;

        private Pack(PackedContext context, long limit, RemoteOutputStream out) {
            this.context = context;
            this.limit = limit;
            this.out = out;
        }

        @Override
        public String invoke(File root, VirtualChannel channel) {
            String directory = context.directory();
            try {
                Path folder = root.toPath().resolve(directory).normalize();
                if (!folder.toRealPath().startsWith(root.toPath().toRealPath())) {
                    return "The build context " + directory + " leads out of the workspace.";
                }
                ContextTar.write(folder, context, limit, out);
                return null;
            } catch (NoSuchFileException e) {
                return "There is no folder " + directory + " in the workspace to build an image from.";
            } catch (ContextException e) {
                return e.getMessage();
            } catch (IOException e) {
                return "Cannot pack the build context " + directory + ": " + e.getMessage();
            }
        }
    }
}
