package io.jenkins.plugins.windflow.core.compose.plan;

import static io.jenkins.plugins.windflow.core.compose.plan.Shop.OPTIONS;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.plan;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.project;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.service;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.web;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.withData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.windflow.core.compose.model.BindMount;
import io.jenkins.plugins.windflow.core.compose.model.Command;
import io.jenkins.plugins.windflow.core.compose.model.EnvironmentValue;
import io.jenkins.plugins.windflow.core.compose.model.Healthcheck;
import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import io.jenkins.plugins.windflow.core.compose.model.PortRange;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.RestartPolicy;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.model.TmpfsMount;
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

/** Which differences between a service and its container are reasons to recreate it. */
class ReasonsTest {
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
                "/srv/x",
                "/etc/x",
                false,
                true,
                Optional.ofNullable(propagation),
                Optional.ofNullable(selinux),
                BindMount.Recursion.ENABLED);
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
}
