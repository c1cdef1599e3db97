/**
 * Files of volumes and containers. {@link io.jenkins.plugins.windflow.core.file.FilePlaces} leads to the files of a
 * {@link io.jenkins.plugins.windflow.core.file.Place}: those of a volume through a helper container
 * ({@link io.jenkins.plugins.windflow.core.file.HelperContainers}), those of a container in itself. Where there is a shell
 * and a few tools, a constant script does the work ({@link io.jenkins.plugins.windflow.core.file.ShellFiles}); otherwise
 * the engine's archive calls do what they can ({@link io.jenkins.plugins.windflow.core.file.ArchiveFiles}).
 */
package io.jenkins.plugins.windflow.core.file;
