package io.jenkins.plugins.windflow.api.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.core.terminal.Terminal;
import io.jenkins.plugins.windflow.core.terminal.TerminalRequest;
import io.jenkins.plugins.windflow.core.terminal.TerminalSize;
import io.jenkins.plugins.windflow.json.JsonBody;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.Map;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code .../container/<id or name>/terminal/}: the caller's own terminals in one container. */
public final class TerminalsApi {
    private final String environment;
    private final String container;

    public TerminalsApi(String environment, String container) {
        this.environment = environment;
        this.container = container;
    }

    /** The caller's terminals that live, oldest first. */
    @GET
    @WebMethod(name = "")
    public HttpResponse doList() {
        return PersonCall.look(environment, WindflowPermissions.EXEC, (target, engine) -> {
            String id = inspect(engine).path("Id").asText();
            return Map.of(
                    "terminals",
                    WindflowRuntime.get().terminals().of(me()).stream()
                            .filter(terminal -> isHere(terminal, target, id))
                            .map(TerminalJson::of)
                            .toList());
        });
    }

    /** Starts a shell; the answer has the id to attach with. */
    @POST
    @WebMethod(name = "")
    public HttpResponse doOpen(StaplerRequest2 request) {
        Subject subject = Subject.container(container);
        return PersonCall.change(environment, WindflowPermissions.EXEC, "terminal.open", subject, (target, engine) -> {
            TerminalRequest wanted = wanted(target, inspect(engine), JsonBody.read(request), request.getRemoteAddr());
            Terminal terminal = WindflowRuntime.get().terminals().open(wanted, Environments.lease(target));
            return TerminalJson.of(terminal);
        });
    }

    /** {@code <terminal>/...}. */
    public TerminalApi getDynamic(String terminal) {
        return new TerminalApi(environment, terminal);
    }

    private JsonNode inspect(Engine engine) {
        return engine.getJson(EnginePath.of("containers", container, "json"), Map.of());
    }

    private static boolean isHere(Terminal terminal, DockerEnvironment target, String containerId) {
        TerminalRequest request = terminal.request();
        return request.environment().equals(target.getName())
                && request.container().equals(containerId);
    }

    private static TerminalRequest wanted(
            DockerEnvironment target, JsonNode inspected, Map<?, ?> body, String address) {
        return new TerminalRequest(
                me(),
                address,
                target.getName(),
                inspected.path("Id").asText(),
                inspected.path("Name").asText().replaceFirst("^/", ""),
                text(body, "program"),
                text(body, "user"),
                text(body, "directory"),
                new TerminalSize(
                        number(body, "rows", TerminalSize.DEFAULT.rows()),
                        number(body, "columns", TerminalSize.DEFAULT.columns())));
    }

    static String me() {
        return Jenkins.getAuthentication2().getName();
    }

    private static String text(Map<?, ?> body, String key) {
        Object value = body.get(key);
        if (value != null && !(value instanceof String)) {
            throw new IllegalArgumentException("'" + key + "' must be a text.");
        }
        return value == null ? "" : (String) value;
    }

    private static int number(Map<?, ?> body, String key, int otherwise) {
        Object value = body.get(key);
        if (value != null && !(value instanceof Integer)) {
            throw new IllegalArgumentException("'" + key + "' must be a whole number.");
        }
        return value == null ? otherwise : (Integer) value;
    }
}
