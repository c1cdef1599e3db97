package io.jenkins.plugins.windflow.pages;

import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.windflow.api.WindflowApi;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.docker.check.EngineState;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.Map;
import jenkins.management.Badge;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** {@code /windflow}: the entry in Jenkins' menu, and the root of all pages. */
@Extension
public final class WindflowRootAction extends Page implements RootAction {
    static final String URL = "windflow";

    @Override
    public String getIconFileName() {
        return WindflowPermissions.canView() ? "symbol-windflow plugin-windflow" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.WindflowRootAction_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** How many environments cannot be reached; from memory. */
    @Override
    public Badge getBadge() {
        if (!WindflowPermissions.canView()) {
            return null;
        }
        long offline = WindflowConfiguration.get().names().stream()
                .filter(name -> WindflowRuntime.get().monitor().state(name).status() == EngineState.Status.OFFLINE)
                .count();
        return offline == 0
                ? null
                : new Badge(
                        Long.toString(offline), Messages.WindflowRootAction_offline(offline), Badge.Severity.WARNING);
    }

    @Override
    public String getView() {
        return "overview";
    }

    @Override
    Map<String, String> facts() {
        return Map.of();
    }

    /** Refuses whoever may not look. Below {@code api} the refusal is JSON, so it is left to the API. */
    @Override
    public Object getTarget() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        if (request == null || !request.getRestOfPath().startsWith("/api/")) {
            WindflowPermissions.checkView();
        }
        return this;
    }

    /** {@code environment/<name>/}. */
    public EnvironmentPage getEnvironment(String name) {
        return WindflowConfiguration.get()
                .environment(name)
                .map(EnvironmentPage::new)
                .orElse(null);
    }

    /** {@code operation/<id>/}. */
    public OperationPage getOperation(String id) {
        return OperationId.isValid(id) ? new OperationPage(id) : null;
    }

    /** {@code audit/}. */
    public AuditPage getAudit() {
        return new AuditPage();
    }

    /** {@code api/}. */
    public WindflowApi getApi() {
        return new WindflowApi();
    }
}
