package io.jenkins.plugins.windflow.api;

import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.api.container.ContainerApi;
import io.jenkins.plugins.windflow.api.container.ContainersApi;
import io.jenkins.plugins.windflow.api.engine.SystemApi;
import io.jenkins.plugins.windflow.api.image.ImageApi;
import io.jenkins.plugins.windflow.api.image.ImagesApi;
import io.jenkins.plugins.windflow.api.log.LogApi;
import io.jenkins.plugins.windflow.api.network.NetworkApi;
import io.jenkins.plugins.windflow.api.network.NetworksApi;
import io.jenkins.plugins.windflow.api.stack.PersonSecrets;
import io.jenkins.plugins.windflow.api.stack.StackApi;
import io.jenkins.plugins.windflow.api.volume.VolumeApi;
import io.jenkins.plugins.windflow.api.volume.VolumesApi;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.docker.check.ConnectionTest;
import io.jenkins.plugins.windflow.core.docker.check.TestStep;
import io.jenkins.plugins.windflow.core.docker.http.Timeouts;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.StackJson;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>}. */
public final class EnvironmentApi {
    private final String name;

    EnvironmentApi(String name) {
        this.name = name;
    }

    /** The stacks, as the engine has them now. */
    @GET
    public HttpResponse doStacks() {
        return JsonAnswer.of(() -> {
            WindflowPermissions.checkView();
            DockerEnvironment environment = Environments.get(name);
            return StackJson.list(
                    environment, WindflowRuntime.get().inventories().look(environment));
        });
    }

    /** {@code images/...}. */
    public ImagesApi getImages() {
        return new ImagesApi(name);
    }

    /** {@code image/<id>/...}. */
    public ImageApi getImage(String id) {
        return new ImageApi(name, id);
    }

    /** {@code volumes/...}. */
    public VolumesApi getVolumes() {
        return new VolumesApi(name);
    }

    /** {@code volume/<volume>/...}. */
    public VolumeApi getVolume(String volume) {
        return new VolumeApi(name, volume);
    }

    /** {@code networks/...}. */
    public NetworksApi getNetworks() {
        return new NetworksApi(name);
    }

    /** {@code network/<network>/...}. */
    public NetworkApi getNetwork(String network) {
        return new NetworkApi(name, network);
    }

    /** {@code system/...}. */
    public SystemApi getSystem() {
        return new SystemApi(name);
    }

    /** {@code containers/...}. */
    public ContainersApi getContainers() {
        return new ContainersApi(name);
    }

    /** {@code container/<id or name>/...}. */
    public ContainerApi getContainer(String id) {
        return new ContainerApi(name, id);
    }

    /** The credentials that a person may give a stack as secrets: ids, names and kinds, never contents. */
    @GET
    public HttpResponse doSecrets() {
        return PersonCall.look(
                name, WindflowPermissions.DEPLOY, (target, engine) -> Map.of("secrets", PersonSecrets.list()));
    }

    /** {@code stack/<project>/...}. */
    public StackApi getStack(String project) {
        return new StackApi(name, project);
    }

    /** {@code logs}: of the containers that the query names. */
    public LogApi getLogs() {
        return new LogApi(name, null);
    }

    /** Connects anew and tells each step that was tried; one that fails is the last. */
    @POST
    public HttpResponse doTest() {
        return JsonAnswer.of(() -> {
            Jenkins.get().checkPermission(WindflowPermissions.CONFIGURE);
            List<TestStep> steps = ConnectionTest.run(Environments.dialer(Environments.get(name)), Timeouts.DEFAULT);
            return Map.of(
                    "steps",
                    steps.stream()
                            .filter(step -> step.outcome() != TestStep.Outcome.SKIPPED)
                            .map(EnvironmentApi::step)
                            .toList());
        });
    }

    private static Map<String, Object> step(TestStep step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", step.name());
        json.put("ok", step.ok());
        json.put("millis", step.took().toMillis());
        json.put("message", step.message());
        return json;
    }
}
