package io.jenkins.plugins.windflow.api.terminal;

import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.terminal.Terminal;
import io.jenkins.plugins.windflow.core.terminal.TerminalEnd;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.EnvironmentAccess;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jenkins.websocket.WebSockets;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code .../terminal/<id>/}: one terminal of the caller. */
public final class TerminalApi {
    private static final int CLOSE_SECONDS = 20;

    private final String environment;
    private final String id;

    TerminalApi(String environment, String id) {
        this.environment = environment;
        this.id = id;
    }

    /** Makes the connection a WebSocket that shows the terminal; {@link TerminalSocket} has the messages. */
    @GET
    @WebMethod(name = "")
    public void doAttach(StaplerRequest2 request, StaplerResponse2 response) throws IOException, ServletException {
        JsonAnswer answer = JsonAnswer.of(() -> {
            Terminal terminal = mine();
            Optional<String> refusal = RequestOrigin.refusal(request);
            return refusal.isPresent()
                    ? JsonAnswer.error(403, refusal.get())
                    : new TerminalSocket(terminal, new TerminalRights(environment, request));
        });
        if (answer.body() instanceof JsonAnswer refused) {
            refused.generateResponse(request, response, this);
        } else if (answer.body() instanceof TerminalSocket socket) {
            WebSockets.upgradeResponse(socket, request, response);
        } else {
            answer.generateResponse(request, response, this);
        }
    }

    /** Ends the terminal and hangs its processes up. */
    @POST
    public HttpResponse doClose() {
        return JsonAnswer.of(() -> {
            TerminalEnd end = WindflowRuntime.get().terminals().close(mine()).get(CLOSE_SECONDS, TimeUnit.SECONDS);
            return Map.of("end", TerminalJson.of(end));
        });
    }

    private Terminal mine() {
        EnvironmentAccess.checkPerson(WindflowPermissions.EXEC);
        DockerEnvironment target = Environments.get(environment);
        EnvironmentAccess.checkPerson(target.facts(), WindflowPermissions.EXEC, true);
        return WindflowRuntime.get()
                .terminals()
                .find(id, TerminalsApi.me())
                .filter(terminal -> terminal.request().environment().equals(target.getName()))
                .orElseThrow(() -> new NoSuchElementException(
                        "There is no such terminal (any more): it has ended, or it is not yours. Open a new one."));
    }
}
