package io.jenkins.plugins.windflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.security.Permission;
import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.description.ApiDescription;
import io.jenkins.plugins.windflow.description.ApiOperation;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** Which permission each address and each step wants. One that is not in this table fails the test. */
@WithJenkins
class PermissionMatrixTest {
    private static final String ROOT = "io.jenkins.plugins.windflow";
    private static final String DESCRIPTORS = "descriptorByName/" + ROOT + ".";
    private static final String NO_OPERATION = "20260101-000000-000-aaaaaaaa";

    /**
     * One web method.
     *
     * @param method class and method
     * @param verb of HTTP
     * @param path below Jenkins' root
     * @param permission that it wants; null when it answers everybody, but to those without permission says nothing
     */
    private record Row(String method, String verb, String path, Permission permission) {}

    /** Each is all that a user of its name has. */
    private static final List<Permission> HELD = Stream.concat(
                    WindflowPermissions.ALL.stream(), Stream.of(Jenkins.ADMINISTER))
            .toList();

    /** The web methods of the API, as docs/openapi.yaml describes them; ApiDescriptionTest says that it has all. */
    private static final List<Row> API = ApiDescription.get().operations().stream()
            .filter(operation -> operation.path().startsWith("/api/"))
            .map(operation -> new Row(
                    operation.toString(),
                    operation.verb(),
                    operation.address(PermissionMatrixTest::sample),
                    permission(operation)))
            .toList();

    private static final List<Row> TESTS = List.of(
            form("config.UnixSocketConnection", "doTestConnection", "testConnection", Jenkins.ADMINISTER),
            form("config.TcpSocketConnection", "doTestConnection", "testConnection", WindflowPermissions.CONFIGURE),
            form("config.TlsSocketConnection", "doTestConnection", "testConnection", WindflowPermissions.CONFIGURE));

    /** What builds and jobs have of their own; BuildOperationsTest and JobDeploymentsTest ask for it. */
    private static final Set<String> BUILDS =
            Set.of("results.DeploymentAction.doOperation", "results.JobDeployments.doHistory");

    /** Validation and drop-downs: they answer everybody, with nothing unless the permission is there. */
    private static final List<Row> FORMS = List.of(
            form("config.UnixSocketConnection", "doCheckPath", "checkPath", null),
            form("config.UnixSocketConnection", "doFillPathItems", "fillPathItems", null),
            form("config.TcpSocketConnection", "doCheckUri", "checkUri", null),
            form("config.TlsSocketConnection", "doCheckUri", "checkUri", null),
            form("config.TlsSocketConnection", "doCheckCredentialsId", "checkCredentialsId", null),
            form("config.TlsSocketConnection", "doFillCredentialsIdItems", "fillCredentialsIdItems", null),
            form("config.TlsSocketConnection", "doCheckCaCredentialsId", "checkCaCredentialsId", null),
            form("config.TlsSocketConnection", "doFillCaCredentialsIdItems", "fillCaCredentialsIdItems", null),
            form("config.DockerEnvironment", "doCheckName", "checkName", null),
            form("config.DockerEnvironment", "doCheckTimeZone", "checkTimeZone", null),
            form("config.DockerEnvironment", "doCheckPublicAddress", "checkPublicAddress", null),
            setting("doCheckRecoveryLimit", "checkRecoveryLimit"),
            setting("doCheckAuditDays", "checkAuditDays"),
            setting("doCheckChangesPerMinute", "checkChangesPerMinute"),
            setting("doCheckUploadLimit", "checkUploadLimit"),
            setting("doCheckHelperImage", "checkHelperImage"),
            form("security.WindflowFolderProperty", "doCheckAllowed", "checkAllowed", null));

    /** Lists that are the same for everybody and say nothing of this Jenkins; and the steps' own, that show names with View. */
    private static final Set<String> PLAIN = Set.of(
            "config.DockerEnvironment$DescriptorImpl.doFillColourItems",
            "config.DockerEnvironment$DescriptorImpl.doFillTimeZoneItems",
            "config.EnvironmentPolicy$DescriptorImpl.doFillPrivilegedItems",
            "config.EnvironmentPolicy$DescriptorImpl.doFillHostBindsItems",
            "config.EnvironmentPolicy$DescriptorImpl.doFillDockerSocketItems",
            "config.EnvironmentPolicy$DescriptorImpl.doFillHostNamespacesItems",
            "config.EnvironmentPolicy$DescriptorImpl.doFillAddedCapabilitiesItems",
            "steps.ComposeStepDescriptor.doFillPullItems",
            "steps.ComposeStepDescriptor.doFillBuildItems",
            "steps.OperationStepDescriptor.doFillEnvironmentItems",
            "steps.OperationStepDescriptor.doCheckEnvironment");

    private static final Map<String, Permission> STEPS = Map.of(
            "windflowDeploy", WindflowPermissions.DEPLOY,
            "windflowDown", WindflowPermissions.DEPLOY,
            "windflowPlan", WindflowPermissions.VIEW);

    @Test
    void everyWebMethodAndEveryStepIsInTheTable(JenkinsRule j) {
        Set<String> known = Stream.of(TESTS, FORMS)
                .flatMap(List::stream)
                .map(Row::method)
                .collect(Collectors.toCollection(TreeSet::new));
        known.addAll(PLAIN);
        known.addAll(BUILDS);
        assertThat(webMethods().stream()
                        .filter(method -> !method.getOwner().getPackageName().startsWith(ROOT + ".api"))
                        .map(PermissionMatrixTest::name))
                .containsExactlyInAnyOrderElementsOf(known);
        assertThat(StepDescriptor.all().stream()
                        .map(StepDescriptor::getFunctionName)
                        .filter(name -> name.startsWith("windflow")))
                .containsExactlyInAnyOrderElementsOf(STEPS.keySet());
    }

    @Test
    void everyWebMethodSaysItsVerb(JenkinsRule j) {
        for (JavaMethod method : webMethods()) {
            assertThat(method.isAnnotatedWith(GET.class) || method.isAnnotatedWith(POST.class))
                    .as(method.getFullName())
                    .isTrue();
        }
    }

    @Test
    void eachAddressWantsItsPermissionAndNoOther(JenkinsRule j) throws Exception {
        secure(j);
        List<Row> rows = new ArrayList<>(API);
        rows.addAll(TESTS);
        for (Row row : rows) {
            assertThat(status(j, "nobody", row))
                    .as("%s without permission", row.method())
                    .isEqualTo(403);
            for (Permission permission : HELD) {
                boolean enough = permission == row.permission()
                        || permission == Jenkins.ADMINISTER
                        || row.permission() == WindflowPermissions.VIEW;
                if (enough && row.path().endsWith("api/events")) {
                    continue; // a stream that does not end; EventStreamTest opens it
                }
                assertThat(status(j, permission.name, row) != 403)
                        .as("%s with %s", row.method(), permission.name)
                        .isEqualTo(enough);
            }
        }
    }

    @Test
    void refusalsOfTheApiAreJson(JenkinsRule j) throws Exception {
        secure(j);
        assertThat(Browser.of(j, "nobody").get("windflow/api/environments").body())
                .isEqualTo("{\"error\":\"nobody is missing the Windflow/View permission\"}");
    }

    @Test
    void pagesAreForThoseWhoMayLook(JenkinsRule j) throws Exception {
        secure(j);
        for (String page : List.of(
                "windflow/",
                "windflow/environment/prod/",
                "windflow/environment/prod/stack/shop/",
                "windflow/operation/" + NO_OPERATION + "/")) {
            assertThat(Browser.of(j, "nobody").get(page).statusCode()).as(page).isEqualTo(403);
            assertThat(Browser.of(j, "Exec").get(page).statusCode()).as(page).isEqualTo(200);
        }
    }

    @Test
    void formsSayNothingToOthers(JenkinsRule j) throws Exception {
        secure(j);
        for (Row row : FORMS) {
            assertThat(Browser.of(j, "View")
                            .post(row.path(), "value", "a b%20;")
                            .body())
                    .as(row.method())
                    .doesNotContain("error", "warning", "docker.sock");
        }
    }

    private static int status(JenkinsRule j, String user, Row row) throws Exception {
        Browser browser = Browser.of(j, user);
        return row.verb().equals("GET")
                ? browser.get(row.path()).statusCode()
                : row.path().startsWith("windflow/api/")
                        ? browser.postJson(row.path(), "{}").statusCode()
                        : browser.post(row.path(), "uri", "tcp://127.0.0.1:1").statusCode();
    }

    private static void secure(JenkinsRule j) {
        Configured.open("prod", new UnixSocketConnection("/nowhere/docker.sock"));
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        MockAuthorizationStrategy strategy =
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().toEveryone();
        HELD.forEach(permission -> strategy.grant(permission).everywhere().to(permission.name));
        j.jenkins.setAuthorizationStrategy(strategy);
    }

    private static Permission permission(ApiOperation operation) {
        return HELD.stream()
                .filter(permission -> permission.name.equals(operation.permission()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("x-permission of " + operation));
    }

    private static String sample(String parameter) {
        return switch (parameter) {
            case "environment" -> "prod";
            case "operation" -> NO_OPERATION;
            case "revision" -> "1";
            default -> "shop";
        };
    }

    private static Row form(String type, String method, String path, Permission permission) {
        return new Row(type + "$DescriptorImpl." + method, "POST", DESCRIPTORS + type + "/" + path, permission);
    }

    private static Row setting(String method, String path) {
        String type = "config.WindflowConfiguration";
        return new Row(type + "." + method, "POST", DESCRIPTORS + type + "/" + path, null);
    }

    private static List<JavaMethod> webMethods() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT).stream()
                        .filter(type -> !type.getPackageName().startsWith(ROOT + ".core"))
                        .map(JavaClass::getMethods)
                        .flatMap(Set::stream)
                        .filter(method -> method.getName().matches("do[A-Z].*")
                                && !method.getName().equals("doRun"))
                        .toList();
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getName().substring(ROOT.length() + 1) + "." + method.getName();
    }
}
