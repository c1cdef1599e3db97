package io.jenkins.plugins.windflow.api;

import hudson.Util;
import io.jenkins.plugins.windflow.api.audit.AuditApi;
import io.jenkins.plugins.windflow.config.ConfigurationJson;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.operation.OperationFilter;
import io.jenkins.plugins.windflow.json.EnvironmentJson;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.JsonBody;
import io.jenkins.plugins.windflow.json.OperationJson;
import io.jenkins.plugins.windflow.json.RequestLimits;
import io.jenkins.plugins.windflow.json.WholeNumber;
import io.jenkins.plugins.windflow.live.EventHub;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api}: what the pages read and do, as JSON. {@code docs/openapi.yaml} describes it. */
public final class WindflowApi implements StaplerProxy {
    private static final int DEFAULT_LIMIT = 50;

    public WindflowApi() {}

    /**
     * What every request to the API passes.
     *
     * @throws io.jenkins.plugins.windflow.json.RefusedRequest when it asks for too much
     */
    @Override
    public Object getTarget() {
        RequestLimits.pass(Stapler.getCurrentRequest2());
        return this;
    }

    /** {@code audit/...}. */
    public AuditApi getAudit() {
        return new AuditApi();
    }

    /** All environments with what is known about them; asks no engine. */
    @GET
    public HttpResponse doEnvironments() {
        return JsonAnswer.of(() -> {
            WindflowPermissions.checkView();
            return EnvironmentJson.all();
        });
    }

    /** {@code environment/<name>/...}. */
    public EnvironmentApi getEnvironment(String name) {
        return new EnvironmentApi(name);
    }

    /** The last operations. */
    @GET
    public HttpResponse doOperations(
            @QueryParameter String environment, @QueryParameter String project, @QueryParameter String limit) {
        return JsonAnswer.of(() -> {
            WindflowPermissions.checkView();
            int count = WholeNumber.parse("limit", limit, DEFAULT_LIMIT);
            return OperationJson.list(
                    new OperationFilter(name(environment), Util.fixEmptyAndTrim(project), null, count));
        });
    }

    /** {@code operation/<id>/...}. */
    public OperationApi getOperation(String id) {
        return new OperationApi(id);
    }

    /** The configuration in the shape of configuration as code. */
    @GET
    @WebMethod(name = "configuration")
    public HttpResponse doReadConfiguration() {
        return JsonAnswer.of(() -> {
            Jenkins.get().checkPermission(WindflowPermissions.CONFIGURE);
            return ConfigurationJson.read(WindflowConfiguration.get());
        });
    }

    /** Replaces the configuration, or changes nothing. */
    @POST
    @WebMethod(name = "configuration")
    public HttpResponse doWriteConfiguration(StaplerRequest2 request) {
        return JsonAnswer.of(() -> {
            Jenkins.get().checkPermission(WindflowPermissions.CONFIGURE);
            ConfigurationJson.write(WindflowConfiguration.get(), JsonBody.read(request));
            return ConfigurationJson.read(WindflowConfiguration.get());
        });
    }

    /** Opens a stream of live events. */
    @GET
    public void doEvents(StaplerRequest2 request, StaplerResponse2 response) throws IOException, ServletException {
        JsonAnswer answer = JsonAnswer.of(() -> {
            WindflowPermissions.checkView();
            return null;
        });
        if (answer.status() == 204) {
            EventHub.get().open(request, response);
        } else {
            answer.generateResponse(request, response, this);
        }
    }

    /** Replaces what a stream of the same user is told. */
    @POST
    public HttpResponse doSubscribe(StaplerRequest2 request) {
        return JsonAnswer.of(() -> {
            WindflowPermissions.checkView();
            Map<?, ?> body = JsonBody.read(request);
            if (!(body.get("stream") instanceof String stream) || !(body.get("topics") instanceof List<?> topics)) {
                throw new IllegalArgumentException("'stream' must be a text and 'topics' a list.");
            }
            EventHub.get()
                    .subscribe(stream, topics.stream().map(String::valueOf).toList());
            return null;
        });
    }

    /** The name as operations know it: that of an environment which was renamed leads to the present one. */
    private static String name(String environment) {
        return Optional.ofNullable(Util.fixEmptyAndTrim(environment))
                .map(name -> WindflowConfiguration.get()
                        .environment(name)
                        .map(found -> found.getName())
                        .orElse(name))
                .orElse(null);
    }
}
