package io.jenkins.plugins.windflow.core.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.BindMount;
import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.Command;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.EnvironmentValue;
import io.jenkins.plugins.windflow.core.compose.model.Healthcheck;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import io.jenkins.plugins.windflow.core.compose.model.PortRange;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.model.RestartPolicy;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.model.TmpfsMount;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {
    private static final PlanOptions OPTIONS =
            new PlanOptions(Optional.empty(), Optional.empty(), false, new ConfigHash(new byte[16]));
    private static final PlanOptions REMOVE_ORPHANS =
            new PlanOptions(Optional.empty(), Optional.empty(), true, new ConfigHash(new byte[16]));
    private static final Network DEFAULT = Network.of("default", "shop_default");

    private static ServiceBuilder service(String name) {
        return Service.named(name).image("acme/web:1").networks(List.of(ServiceNetwork.of("default")));
    }

    private static Project project(ServiceBuilder... services) {
        return Project.of(
                "shop",
                Stream.of(services).map(ServiceBuilder::build).toList(),
                List.of(DEFAULT),
                List.of(Volume.of("data", "shop_data")));
    }

    private static Plan plan(Project project, Stack stack) {
        return plan(project, stack, OPTIONS);
    }

    private static Plan plan(Project project, Stack stack, PlanOptions options) {
        try {
            return Planner.plan(project, stack.observed(), options);
        } catch (PlanException e) {
            throw new AssertionError(e);
        }
    }

    private static String problem(Project project, Stack stack) {
        try {
            Plan plan = Planner.plan(project, stack.observed(), OPTIONS);
            throw new AssertionError("A plan was made: " + PlanText.of(plan));
        } catch (PlanException e) {
            return e.getMessage();
        }
    }

    private static Stack withData(Stack stack) {
        return stack.volume(
                "shop_data",
                "{\"Name\": \"shop_data\", \"Driver\": \"local\", \"Options\": null,"
                        + " \"Labels\": {\"com.docker.compose.project\": \"shop\"}}");
    }

    /** The only container's action. */
    private static Plan.ContainerAction web(Plan plan) {
        assertThat(plan.containers()).hasSize(1);
        return plan.containers().getFirst();
    }

    @Test
    void aContainerOfDockerComposeThatIsAsAskedIsKept() {
        Plan plan = plan(project(service("web")), withData(Stack.running()));
        assertThat(plan.changes()).isZero();
        assertThat(web(plan).verb()).isEqualTo(Plan.Verb.KEEP);
        assertThat(PlanText.of(plan)).startsWith("Plan for the project shop: nothing to do, 3 kept.");
    }

    @Test
    void nothingThereMeansEverythingIsMade() {
        Plan plan = plan(project(service("web")), Stack.empty());
        assertThat(plan.actions()).extracting(Plan.Action::verb).containsOnly(Plan.Verb.CREATE);
        assertThat(plan.actions())
                .extracting(Plan.Action::name)
                .containsExactly("shop_default", "shop_data", "shop-web-1");
        assertThat(PlanText.of(plan))
                .startsWith(
                        "Plan for the project shop: 3 changes (create 1 network, create 1 volume, create 1 container), 0 kept.");
    }

    static Stream<Arguments> whatIsAskedOtherwise() {
        return Stream.of(
                change("image", s -> s.image("acme/web:2")),
                change("command", s -> s.command(Command.of("other"))),
                change("entrypoint", s -> s.entrypoint(Command.of("/other")).command(Command.of("serve"))),
                change("environment TAG", s -> s.environment(Map.of("TAG", EnvironmentValue.plain("2")))),
                change("environment LANG", s -> s.environment(Map.of("LANG", EnvironmentValue.plain("de")))),
                change("environment -LANG", s -> s.environment(Map.of("LANG", EnvironmentValue.removed()))),
                change(
                        "environment PASSWORD",
                        s -> s.environment(Map.of("PASSWORD", EnvironmentValue.secret("hunter2")))),
                change("user", s -> s.user("root")),
                change("working_dir", s -> s.workingDirectory("/tmp")),
                change("hostname", s -> s.hostname("www")),
                change("tty", s -> s.tty(true)),
                change("stdin_open", s -> s.stdinOpen(true)),
                change("init", s -> s.init(true)),
                change("stop_signal", s -> s.stopSignal("SIGINT")),
                change("stop_grace_period", s -> s.stopGracePeriod(Duration.ofSeconds(3))),
                change("healthcheck", s -> s.healthcheck(Healthcheck.of("CMD", "true"))),
                change("healthcheck", s -> s.healthcheck(Healthcheck.disabled())),
                change("restart no -> always", s -> s.restart(RestartPolicy.of(RestartPolicy.Mode.ALWAYS))),
                change("restart", s -> s.restart(new RestartPolicy(RestartPolicy.Mode.ON_FAILURE, 3))),
                change("labels team", s -> s.labels(Map.of("team", "a"))),
                change("labels vendor", s -> s.labels(Map.of("vendor", "other"))),
                change(
                        "ports",
                        s -> s.ports(List.of(
                                new PortMapping(80, PortMapping.Protocol.TCP, Optional.empty(), Optional.empty())))),
                change("volumes /data", s -> s.mounts(List.of(VolumeMount.of("data", "/data")))),
                change("volumes /cache", s -> s.mounts(List.of(VolumeMount.of("data", "/cache")))),
                change("volumes /etc/x", s -> s.mounts(List.of(BindMount.of("/srv/x", "/etc/x")))),
                change("volumes /tmp", s -> s.mounts(List.of(TmpfsMount.of("/tmp")))),
                change("networks shop_default", s -> s.networks(List.of(ServiceNetwork.of("default", List.of("www"))))),
                change("read_only", s -> s.readOnly(true)),
                change("privileged", s -> s.privileged(true)),
                change("cap_add", s -> s.addedCapabilities(List.of("NET_ADMIN"))),
                change("cap_drop", s -> s.droppedCapabilities(List.of("ALL"))));
    }

    private static Arguments change(String reason, UnaryOperator<ServiceBuilder> wish) {
        return arguments(reason, wish);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsAskedOtherwise")
    void eachKeyThatDiffersIsTheReason(String reason, UnaryOperator<ServiceBuilder> wish) {
        Stack stack = withData(Stack.running()).image("acme/web:2", Stack.NEW_IMAGE_ID);
        Plan.ContainerAction action = web(plan(project(wish.apply(service("web"))), stack));
        assertThat(action.verb()).isEqualTo(Plan.Verb.RECREATE);
        assertThat(action.reason()).startsWith(reason).doesNotContain("hunter2").doesNotContain(", ");
        assertThat(action.reason())
                .as("values of an environment are not for everybody")
                .doesNotContain("TAG=")
                .doesNotContain("LANG=");
    }

    static Stream<Arguments> whatIsThereOtherwise() {
        return Stream.of(
                arguments(
                        "environment -OLD_SECRET",
                        "/Config/Env",
                        "[\"PATH=/bin\", \"LANG=C\", \"OLD_SECRET=hunter2\"]"),
                arguments("labels gone", "/Config/Labels/gone", "\"1\""),
                arguments(
                        "restart always -> no",
                        "/HostConfig/RestartPolicy",
                        "{\"Name\": \"always\", \"MaximumRetryCount\": 0}"),
                arguments(
                        "ports",
                        "/HostConfig/PortBindings",
                        "{\"80/tcp\": [{\"HostIp\": \"\", \"HostPort\": \"80\"}]}"),
                arguments("networks extra", "/NetworkSettings/Networks/extra", "{\"NetworkID\": \"net9\"}"),
                arguments(
                        "networks shop_default",
                        "/NetworkSettings/Networks/shop_default/NetworkID",
                        "\"net-of-yesterday\""),
                arguments(
                        "networks shop_default",
                        "/NetworkSettings/Networks/shop_default/IPAMConfig",
                        "{\"IPv4Address\": \"172.18.0.9\"}"),
                arguments(
                        "volumes /more",
                        "/Mounts",
                        "[{\"Type\": \"volume\", \"Name\": \"" + "c".repeat(64)
                                + "\", \"Destination\": \"/cache\", \"RW\": true}, {\"Type\": \"bind\", \"Source\": \"/x\", \"Destination\": \"/more\", \"RW\": true}]"),
                arguments("state is dead", "/State/Status", "\"dead\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsThereOtherwise")
    void whatOnlyTheContainerHasIsAReasonToo(String reason, String pointer, String json) {
        Plan.ContainerAction action =
                web(plan(project(service("web")), withData(Stack.running()).with(pointer, json)));
        assertThat(action.verb()).isEqualTo(Plan.Verb.RECREATE);
        assertThat(action.reason()).isEqualTo(reason).doesNotContain("hunter2");
    }

    static Stream<Arguments> whatMeansTheSame() {
        return Stream.of(
                arguments(
                        "no restart policy",
                        same(s -> s),
                        "/HostConfig/RestartPolicy",
                        "{\"Name\": \"\", \"MaximumRetryCount\": 0}"),
                arguments("full image name", same(s -> s), "/Config/Image", "\"docker.io/acme/web:1\""),
                arguments("image by ID", same(s -> s), "/Config/Image", "\"" + Stack.IMAGE_ID + "\""),
                arguments(
                        "generated MAC",
                        same(s -> s),
                        "/NetworkSettings/Networks/shop_default/MacAddress",
                        "\"02:42:ac:12:00:99\""),
                arguments(
                        "no alias of the short ID",
                        same(s -> s),
                        "/NetworkSettings/Networks/shop_default/Aliases",
                        "[\"shop-web-1\", \"web\"]"),
                arguments("labels of tools", same(s -> s), "/Config/Labels/com.docker.compose.image", "\"sha256:1\""),
                arguments("init off", same(s -> s.init(false)), "/HostConfig/Init", "null"),
                arguments(
                        "any address",
                        same(s -> s.ports(List.of(new PortMapping(
                                80,
                                PortMapping.Protocol.TCP,
                                Optional.of(PortRange.of(8080)),
                                Optional.of("0.0.0.0"))))),
                        "/HostConfig/PortBindings",
                        "{\"80/tcp\": [{\"HostIp\": \"\", \"HostPort\": \"8080\"}]}"),
                arguments(
                        "any port",
                        same(s -> s.ports(List.of(
                                new PortMapping(80, PortMapping.Protocol.TCP, Optional.empty(), Optional.empty())))),
                        "/HostConfig/PortBindings",
                        "{\"80/tcp\": [{\"HostIp\": \"\", \"HostPort\": \"0\"}]}"),
                arguments(
                        "capabilities spelled out",
                        same(s -> s.addedCapabilities(List.of("net_admin"))),
                        "/HostConfig/CapAdd",
                        "[\"CAP_NET_ADMIN\"]"),
                arguments(
                        "the image's own value said again",
                        same(s -> s.user("www")
                                .workingDirectory("/srv")
                                .stopSignal("QUIT")
                                .environment(Map.of("LANG", EnvironmentValue.plain("C")))),
                        "/State/ExitCode",
                        "0"),
                arguments(
                        "anonymous volume where the image has one",
                        same(s -> s.mounts(List.of(VolumeMount.anonymous("/cache/")))),
                        "/State/ExitCode",
                        "0"));
    }

    private static UnaryOperator<ServiceBuilder> same(UnaryOperator<ServiceBuilder> wish) {
        return wish;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatMeansTheSame")
    void otherSpellingsOfTheSameAreKept(String name, UnaryOperator<ServiceBuilder> wish, String pointer, String json) {
        Plan.ContainerAction action = web(plan(
                project(wish.apply(service("web"))), withData(Stack.running()).with(pointer, json)));
        assertThat(action.verb()).as(action.reason()).isEqualTo(Plan.Verb.KEEP);
    }

    @Test
    void anImageThatMovedOnIsAReason() {
        Stack stack = withData(Stack.running()).image("acme/web:1", Stack.NEW_IMAGE_ID);
        assertThat(web(plan(project(service("web")), stack)).reason())
                .isEqualTo("image acme/web:1 is now bbbbbbbbbbbb, not aaaaaaaaaaaa");
    }

    @Test
    void aHashOfOursIsTrustedButNotForWhatCanChangeAfterwards() {
        Project project = project(service("web").user("root"));
        String hash = OPTIONS.hash().ofService(project, project.services().get("web"));
        Stack ours =
                withData(Stack.running()).with("/Config/Labels/io.jenkins.windflow.config-hash", "\"" + hash + "\"");
        assertThat(web(plan(project, ours)).verb()).isEqualTo(Plan.Verb.KEEP);
        ours.with("/HostConfig/RestartPolicy", "{\"Name\": \"always\"}");
        assertThat(web(plan(project, ours)).reason()).isEqualTo("restart always -> no");
    }

    @Test
    void aHashNeedsItsKey() {
        Project project = project(service("web"));
        Service web = project.services().get("web");
        byte[] other = new byte[16];
        other[0] = 1;
        assertThat(new ConfigHash(other).ofService(project, web))
                .isNotEqualTo(OPTIONS.hash().ofService(project, web));
        assertThat(new ConfigHash(new byte[16]).ofService(project, web))
                .isEqualTo(OPTIONS.hash().ofService(project, web));
    }

    @Test
    void stoppedContainersAreStartedAndFinishedJobsKept() {
        Stack stopped = withData(Stack.running())
                .with("/State", "{\"Status\": \"exited\", \"Running\": false, \"ExitCode\": 137}");
        assertThat(web(plan(project(service("web")), stopped)).verb()).isEqualTo(Plan.Verb.START);
        Stack paused = withData(Stack.running())
                .with("/State", "{\"Status\": \"paused\", \"Running\": true, \"ExitCode\": 0}");
        assertThat(web(plan(project(service("web")), paused)).verb()).isEqualTo(Plan.Verb.START);
        Stack done = withData(Stack.running())
                .with("/State", "{\"Status\": \"exited\", \"Running\": false, \"ExitCode\": 0}");
        assertThat(web(plan(project(service("web")), done)).verb()).isEqualTo(Plan.Verb.KEEP);
        done.with("/HostConfig/RestartPolicy", "{\"Name\": \"always\"}");
        assertThat(web(plan(project(service("web").restart(RestartPolicy.of(RestartPolicy.Mode.ALWAYS))), done))
                        .verb())
                .isEqualTo(Plan.Verb.START);
    }

    private static ObjectNode another(String name, String service) {
        ObjectNode container = Stack.web();
        container.put("Name", "/" + name);
        container.put("Id", "f".repeat(64));
        container.withObject("/Config/Labels").put("com.docker.compose.service", service);
        return container;
    }

    @Test
    void orphansAreNamedOrRemoved() {
        Stack stack = withData(Stack.running()).container(another("shop-old-1", "old"));
        Plan left = plan(project(service("web")), stack);
        assertThat(left.changes()).isZero();
        assertThat(left.notes())
                .singleElement()
                .asString()
                .contains("shop-old-1")
                .contains("removeOrphans");
        Plan removed = plan(project(service("web")), stack, REMOVE_ORPHANS);
        assertThat(removed.containers())
                .extracting(Plan.ContainerAction::verb)
                .containsExactly(Plan.Verb.KEEP, Plan.Verb.REMOVE);
    }

    @Test
    void oneOffContainersAreNobodysBusiness() {
        ObjectNode oneOff = another("shop-web-run-1", "web");
        oneOff.withObject("/Config/Labels").put("com.docker.compose.oneoff", "True");
        assertThat(plan(project(service("web")), withData(Stack.running()).container(oneOff), REMOVE_ORPHANS)
                        .changes())
                .isZero();
    }

    @Test
    void whatAnEarlierDeploymentLeftParkedIsRemoved() {
        ObjectNode parked = another("ffffffffffff_shop-web-1", "web");
        Plan plan = plan(project(service("web")), withData(Stack.running()).container(parked));
        assertThat(plan.containers())
                .extracting(Plan.ContainerAction::verb)
                .containsExactly(Plan.Verb.KEEP, Plan.Verb.REMOVE);
        assertThat(plan.containers().getLast().reason()).contains("left over");
    }

    @Test
    void servicesStandBehindThoseTheyDependOn() {
        Plan plan = plan(
                project(
                        service("web").dependencies(List.of(Dependency.of("db", Dependency.Condition.HEALTHY))),
                        service("db")),
                Stack.empty());
        assertThat(plan.containers()).extracting(Plan.ContainerAction::service).containsExactly("db", "web");
    }

    @Test
    void takenNamesAreAProblem() {
        assertThat(problem(project(service("web")), Stack.empty().other("shop-web-1", "")))
                .contains("web")
                .contains("shop-web-1")
                .contains("outside of any project");
    }

    @Test
    void missingImagesArePulledOnceOrAreAProblem() {
        Stack stack = Stack.empty().without("acme/web:1");
        Plan plan = plan(project(service("a"), service("b")), stack);
        assertThat(plan.images()).singleElement().satisfies(action -> {
            assertThat(action.verb()).isEqualTo(Plan.Verb.PULL);
            assertThat(action.services()).containsExactly("a", "b");
        });
        assertThat(problem(project(service("a").pullPolicy(PullPolicy.NEVER)), stack))
                .contains("acme/web:1")
                .contains("'never'");
        PlanOptions always = new PlanOptions(Optional.of(PullPolicy.ALWAYS), Optional.empty(), false, OPTIONS.hash());
        Plan pulled = plan(project(service("web")), withData(Stack.running()), always);
        assertThat(pulled.images())
                .singleElement()
                .extracting(Plan.ImageAction::reason)
                .isEqualTo("pull: always");
        assertThat(web(pulled).reason()).isEqualTo("as long as its image stays the same");
    }

    @Test
    void imagesAreBuiltOnceAndTwoWaysAreAProblem() {
        Stack stack = Stack.empty().without("acme/web:1");
        Plan plan =
                plan(project(service("a").build(Build.of("web")), service("b").build(Build.of("web"))), stack);
        assertThat(plan.images())
                .singleElement()
                .extracting(Plan.ImageAction::verb)
                .isEqualTo(Plan.Verb.BUILD);
        assertThat(problem(
                        project(service("a").build(Build.of("x")), service("b").build(Build.of("y"))), stack))
                .contains("a, b")
                .contains("different ways");
        assertThat(plan(project(service("a").build(Build.of("web"))), Stack.empty())
                        .images())
                .isEmpty();
    }

    @Test
    void aVolumeIsNeverReplaced() {
        Stack stack = Stack.running()
                .volume(
                        "shop_data",
                        "{\"Name\": \"shop_data\", \"Driver\": \"local\","
                                + " \"Options\": {\"type\": \"nfs\"}, \"Labels\": {\"com.docker.compose.project\": \"shop\"}}");
        assertThat(problem(project(service("web")), stack))
                .contains("shop_data")
                .contains("never replaced");
    }

    @Test
    void externalThingsMustExist() {
        Project project = Project.of(
                "shop",
                List.of(Service.named("web")
                        .image("acme/web:1")
                        .networks(List.of(ServiceNetwork.of("front")))
                        .build()),
                List.of(Network.external("front", "front")),
                List.of(Volume.external("data", "data")));
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> Planner.plan(project, Stack.empty().observed(), OPTIONS))
                .satisfies(e -> assertThat(e.problems()).hasSize(2))
                .withMessageContaining("external network front")
                .withMessageContaining("external volume data");
    }

    @Test
    void aChangedNetworkTakesItsUsersAlong() {
        Project project = Project.of(
                "shop",
                List.of(service("web").build()),
                List.of(new Network(
                        "default",
                        "shop_default",
                        false,
                        Optional.empty(),
                        Map.of(),
                        true,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of())),
                List.of());
        Plan plan = plan(project, Stack.running());
        assertThat(plan.networks())
                .singleElement()
                .extracting(Plan.NetworkAction::reason)
                .isEqualTo("changed: internal");
        assertThat(web(plan).reason()).isEqualTo("network shop_default is replaced");
    }

    @Test
    void aNetworkWithStrangersOnItIsNotReplaced() {
        Project project = Project.of(
                "shop",
                List.of(service("web").build()),
                List.of(new Network(
                        "default",
                        "shop_default",
                        false,
                        Optional.empty(),
                        Map.of(),
                        true,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of())),
                List.of());
        Stack stack = Stack.running();
        stack.network(
                "shop_default",
                "{\"Id\": \"net1\", \"Name\": \"shop_default\", \"Driver\": \"bridge\", \"Internal\": false, \"Options\": {},"
                        + " \"Containers\": {\"stranger\": {}}, \"Labels\": {\"com.docker.compose.project\": \"shop\"}}");
        assertThat(problem(project, stack)).contains("shop_default").contains("of others");
    }

    @Test
    void dependentsThatAskForItAreRestarted() {
        Dependency restart = new Dependency("db", Dependency.Condition.STARTED, true, true);
        Stack stack = withData(Stack.running());
        Plan plan = plan(project(service("db"), service("web").dependencies(List.of(restart))), stack);
        assertThat(plan.containers())
                .extracting(Plan.ContainerAction::verb)
                .containsExactly(Plan.Verb.CREATE, Plan.Verb.RESTART);
    }

    @Test
    void whatCannotBeRolledBackIsSaid() {
        Stack stack = withData(Stack.running()).with("/HostConfig/AutoRemove", "true");
        Plan plan = plan(project(service("web").user("root")), stack);
        assertThat(PlanText.of(plan))
                .contains("Note: Cannot be rolled back")
                .contains("shop-web-1")
                .contains("auto-remove");
    }

    @Test
    void theTextIsAligned() {
        Stack stack = withData(Stack.running()).without("acme/web:1");
        assertThat(PlanText.of(plan(project(service("web").user("root")), stack)))
                .isEqualTo("""
                Plan for the project shop: 2 changes (pull 1 image, recreate 1 container), 2 kept.
                  pull      image      acme/web:1    missing on the engine
                  keep      network    shop_default
                  keep      volume     shop_data
                  recreate  container  shop-web-1    user""");
    }

    /** A container with a bind mount that was asked for in the short form. */
    private static Stack withBind(String bind) {
        return Stack.running()
                .with("/HostConfig/Binds", "[\"" + bind + "\"]")
                .with(
                        "/Mounts",
                        "[{\"Type\": \"bind\", \"Source\": \"/srv/x\","
                                + " \"Destination\": \"/etc/x\", \"RW\": true}, {\"Type\": \"volume\", \"Name\": \""
                                + "c".repeat(64)
                                + "\", \"Destination\": \"/cache\", \"RW\": true}]");
    }

    private static BindMount bind(String propagation, String selinux) {
        return new BindMount(
                "/srv/x", "/etc/x", false, true, Optional.ofNullable(propagation), Optional.ofNullable(selinux));
    }

    @Test
    void theOptionsOfABindCount() {
        Stack plain = withData(withBind("/srv/x:/etc/x:rw"));
        assertThat(plan(project(service("web").mounts(List.of(bind(null, null)))), plain)
                        .changes())
                .isZero();
        assertThat(plan(project(service("web").mounts(List.of(bind("rprivate", null)))), plain)
                        .changes())
                .isZero();
        assertThat(web(plan(project(service("web").mounts(List.of(bind("rshared", null)))), plain))
                        .reason())
                .isEqualTo("volumes /etc/x");
        assertThat(web(plan(project(service("web").mounts(List.of(bind(null, "z")))), plain))
                        .reason())
                .isEqualTo("volumes /etc/x");
        assertThat(plan(
                                project(service("web").mounts(List.of(bind("rshared", "z")))),
                                withData(withBind("/srv/x:/etc/x:rw,z,rshared")))
                        .changes())
                .isZero();
    }

    private static Project onNetwork(Network network, ServiceNetwork place, Volume... volumes) {
        Service web = Service.named("web")
                .image("acme/web:1")
                .networks(List.of(place))
                .build();
        return Project.of("shop", List.of(web), List.of(network), List.of(volumes));
    }

    private static Network ipv4(boolean enabled) {
        return new Network(
                "default",
                "shop_default",
                false,
                Optional.empty(),
                Map.of(),
                false,
                false,
                Optional.of(enabled),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    @Test
    void enableIpv4NeedsANewEngine() {
        Project project = onNetwork(ipv4(false), ServiceNetwork.of("default"));
        assertThat(problem(project, Stack.empty().api("1.46")))
                .isEqualTo("The network shop_default asks for enable_ipv4, which needs"
                        + " Docker API 1.47; this engine has 1.46: leave it out, or use a newer engine.");
        assertThat(plan(project, Stack.empty().api("1.47"))
                        .networks()
                        .getFirst()
                        .verb())
                .isEqualTo(Plan.Verb.CREATE);
    }

    @Test
    void enableIpv4IsCompared() {
        String network = """
                {"Id": "net1", "Name": "shop_default", "Driver": "bridge", "Internal": false, "Attachable": false, "EnableIPv4": true,
                 "Options": {}, "Containers": {}, "Labels": {"com.docker.compose.project": "shop"}}""";
        ServiceNetwork place = ServiceNetwork.of("default");
        Stack stack = Stack.running().network("shop_default", network).api("1.48");
        assertThat(plan(onNetwork(ipv4(true), place), stack)
                        .networks()
                        .getFirst()
                        .verb())
                .isEqualTo(Plan.Verb.KEEP);
        assertThat(plan(onNetwork(ipv4(false), place), stack)
                        .networks()
                        .getFirst()
                        .reason())
                .isEqualTo("changed: enable_ipv4");
    }

    @Test
    void aSubpathNeedsANewEngine() {
        VolumeMount part = new VolumeMount(Optional.of("data"), "/data", false, false, Optional.of("sub"));
        Project project = project(service("web").mounts(List.of(part)));
        assertThat(problem(project, Stack.empty().api("1.44")))
                .contains("The service web asks for the subpath sub of a volume")
                .contains("1.45");
        assertThat(plan(project, Stack.empty().api("1.45")).changes()).isPositive();
    }

    @Test
    void gatewayPrioritiesNeedANewEngine() {
        ServiceNetwork place = new ServiceNetwork(
                "default", List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Map.of(), 0, 5);
        Project project = onNetwork(DEFAULT, place);
        assertThat(problem(project, Stack.empty().api("1.47")))
                .contains("gw_priority")
                .contains("1.48");
        assertThat(web(plan(project, Stack.running().api("1.48"))).reason()).isEqualTo("networks shop_default");
    }

    @Test
    void aNetworkIsNotReplacedUnderAContainerThatIsLeftAlone() {
        Network changed = new Network(
                "default",
                "shop_default",
                false,
                Optional.empty(),
                Map.of(),
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        Service other = service("other").build();
        Project project = Project.of("shop", List.of(other), List.of(changed), List.of());
        assertThat(problem(project, Stack.running()))
                .contains("shop_default has to be replaced")
                .contains("shop-web-1")
                .contains("removeOrphans");
        assertThat(plan(project, Stack.running(), REMOVE_ORPHANS)
                        .networks()
                        .getFirst()
                        .verb())
                .isEqualTo(Plan.Verb.RECREATE);
    }
}
