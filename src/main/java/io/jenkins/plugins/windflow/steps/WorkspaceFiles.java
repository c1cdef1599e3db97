package io.jenkins.plugins.windflow.steps;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.windflow.core.compose.load.input.DirectoryFileSource;
import io.jenkins.plugins.windflow.core.compose.load.input.FileSource;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import jenkins.MasterToSlaveFileCallable;

/** Reads files of a workspace, wherever it is. */
final class WorkspaceFiles implements FileSource {
    private final FilePath workspace;

    WorkspaceFiles(FilePath workspace) {
        this.workspace = workspace;
    }

    @Override
    public byte[] read(String path, int limit) throws IOException {
        Object answer;
        try {
            answer = workspace.act(new Read(path, limit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Reading " + path + " from the workspace was interrupted.");
        }
        if (answer == null) {
            throw new NoSuchFileException(path);
        }
        if (answer instanceof String sentence) {
            throw new IOException(sentence);
        }
        return (byte[]) answer;
    }

    /** Runs on the agent. Answers the bytes, null when there is no file, or a sentence: exceptions would come back wrapped. */
    private static final class Read extends MasterToSlaveFileCallable<Object> {
        private static final long serialVersionUID = 1L;

        private final String path;
        private final int limit;

        private Read(String path, int limit) {
            this.path = path;
            this.limit = limit;
        }

        @Override
        public Object invoke(File root, VirtualChannel channel) {
            try {
                return new DirectoryFileSource(root.toPath()).read(path, limit);
            } catch (NoSuchFileException e) {
                return null;
            } catch (IOException e) {
                return e.getMessage();
            }
        }
    }
}
