package io.jenkins.plugins.windflow.steps;

import hudson.FilePath;
import hudson.remoting.RemoteOutputStream;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.windflow.core.compose.apply.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.apply.ContextTar;
import io.jenkins.plugins.windflow.core.compose.apply.DockerIgnore;
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
    public InputStream tar(String directory, DockerIgnore ignore) throws IOException {
        Path archive = Files.createTempFile("windflow-context", ".tar");
        try {
            try (OutputStream out = Files.newOutputStream(archive)) {
                String problem = workspace.act(new Pack(directory, ignore, new RemoteOutputStream(out)));
                if (problem != null) {
                    throw new IOException(problem);
                }
            }
            return Files.newInputStream(archive, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (InterruptedException e) {
            Files.deleteIfExists(archive);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Packing " + directory + " of the workspace was interrupted.");
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(archive);
            throw e;
        }
    }

    /** Runs on the agent. Answers null, or what went wrong in one sentence: exceptions would come back wrapped. */
    private static final class Pack extends MasterToSlaveFileCallable<String> {
        private static final long serialVersionUID = 1L;

        private final String directory;
        private final DockerIgnore ignore;
        private final OutputStream out;

        private Pack(String directory, DockerIgnore ignore, RemoteOutputStream out) {
            this.directory = directory;
            this.ignore = ignore;
            this.out = out;
        }

        @Override
        public String invoke(File root, VirtualChannel channel) {
            try {
                Path context = root.toPath().resolve(directory).normalize();
                if (!context.toRealPath().startsWith(root.toPath().toRealPath())) {
                    return "The build context " + directory + " leads out of the workspace.";
                }
                ContextTar.write(context, ignore, out);
                return null;
            } catch (NoSuchFileException e) {
                return "There is no folder " + directory + " in the workspace to build an image from.";
            } catch (IOException e) {
                return "Cannot pack the build context " + directory + ": " + e.getMessage();
            }
        }
    }
}
