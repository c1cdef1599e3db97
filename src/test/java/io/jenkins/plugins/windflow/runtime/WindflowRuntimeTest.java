package io.jenkins.plugins.windflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.core.docker.check.EngineState;
import io.jenkins.plugins.windflow.core.operation.LogLine;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationListener;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.testing.Configured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What lives as long as Jenkins does begins and ends without anybody waiting for anybody for ever. */
@WithJenkins
class WindflowRuntimeTest {
    @Test
    void endsAlthoughWorkAndListenersAskForItMeanwhile(JenkinsRule j) {
        WindflowRuntime runtime = WindflowRuntime.get();
        runtime.operations().addListener(new Asking());
        CountDownLatch running = new CountDownLatch(1);
        Operation operation = runtime.operations()
                .submit(new OperationRequest(OperationKind.PLAN, "prod", "shop", "admin", "test", null, run -> {
                    running.countDown();
                    try {
                        Thread.sleep(Duration.ofMinutes(5));
                    } catch (InterruptedException e) {
                        run.log("the controller is " + runtime.controller().id());
                        throw e;
                    }
                    return OperationResult.succeeded(Map.of());
                }));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            running.await();
            WindflowRuntime.end();
        });
        assertThat(operation.log(0)).extracting(LogLine::text).last().asString().contains("the operation stops here");
        assertThat(operation.completion()).isNotDone();
        assertThat(runtime.isEnding()).isTrue();
    }

    @Test
    void operationsAreReadBackBeforeAnybodyAsksForOne(JenkinsRule j) {
        assertThat(j.jenkins.getRootDir().toPath().resolve("windflow/operations"))
                .isDirectory();
    }

    @Test
    void aNewEnvironmentIsLookedAtAtOnce(JenkinsRule j) {
        Configured.open("new", new UnixSocketConnection("/nowhere/docker.sock"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                WindflowRuntime.get().monitor().state("new").status())
                        .isEqualTo(EngineState.Status.OFFLINE));
    }

    /** Asks for the operations whenever something happens, as the live pages do. */
    private static final class Asking implements OperationListener {
        @Override
        public void changed(Operation operation) {
            WindflowRuntime.get().operations().find(operation.id());
        }

        @Override
        public void logged(Operation operation, List<LogLine> lines) {
            WindflowRuntime.get().operations().find(operation.id());
        }
    }
}
