package io.jenkins.plugins.windflow.core.compose.write;

import io.jenkins.plugins.windflow.core.compose.model.BindMount;
import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.BuildContext;
import io.jenkins.plugins.windflow.core.compose.model.BuildOptions;
import io.jenkins.plugins.windflow.core.compose.model.ByteSize;
import io.jenkins.plugins.windflow.core.compose.model.Command;
import io.jenkins.plugins.windflow.core.compose.model.ConfigDefinition;
import io.jenkins.plugins.windflow.core.compose.model.ContainerReference;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Dockerfile;
import io.jenkins.plugins.windflow.core.compose.model.EnvironmentValue;
import io.jenkins.plugins.windflow.core.compose.model.ExposedPorts;
import io.jenkins.plugins.windflow.core.compose.model.ExtraHost;
import io.jenkins.plugins.windflow.core.compose.model.Healthcheck;
import io.jenkins.plugins.windflow.core.compose.model.Hook;
import io.jenkins.plugins.windflow.core.compose.model.ImageMount;
import io.jenkins.plugins.windflow.core.compose.model.Ipam;
import io.jenkins.plugins.windflow.core.compose.model.Lifecycle;
import io.jenkins.plugins.windflow.core.compose.model.Link;
import io.jenkins.plugins.windflow.core.compose.model.Logging;
import io.jenkins.plugins.windflow.core.compose.model.Mount;
import io.jenkins.plugins.windflow.core.compose.model.MountedFile;
import io.jenkins.plugins.windflow.core.compose.model.NameResolution;
import io.jenkins.plugins.windflow.core.compose.model.NamespaceMode;
import io.jenkins.plugins.windflow.core.compose.model.Namespaces;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import io.jenkins.plugins.windflow.core.compose.model.PortRange;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.ProjectName;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.model.RestartPolicy;
import io.jenkins.plugins.windflow.core.compose.model.SecretDefinition;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import io.jenkins.plugins.windflow.core.compose.model.TmpfsEntry;
import io.jenkins.plugins.windflow.core.compose.model.TmpfsMount;
import io.jenkins.plugins.windflow.core.compose.model.Ulimit;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;
import io.jenkins.plugins.windflow.core.compose.model.VolumesFrom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes projects of every shape that the loader can produce, with texts that are hard to write down. */
public final class RandomProject {
    private static final List<String> TEXTS = List.of(
            "plain",
            "",
            " ",
            "true",
            "no",
            "null",
            "~",
            "1.10",
            "0777",
            "1e3",
            "a: b",
            "a #b",
            "- a",
            "{a}",
            "[a]",
            "\"quoted\"",
            "it's",
            "back\\slash",
            "line\nbreak",
            "tab\there",
            "$HOME",
            "${A:-b}",
            "$$",
            "a=b",
            "é",
            "日本",
            "😀",
            "\u0085",
            "\u2028",
            "<<",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a",
            "12:30",
            "0x10",
            "2001-12-14",
            "|",
            ">");

    private static final List<String> NAMES = List.of("x-y", "plain", "a.b/c", "true", "1", "<<", "a b", "$x", "é");

    private static final List<PullPolicy> PULL = List.of(
            PullPolicy.ALWAYS,
            PullPolicy.NEVER,
            PullPolicy.MISSING,
            PullPolicy.BUILD,
            PullPolicy.DAILY,
            PullPolicy.every(Duration.ofSeconds(90)));

    private final Random random;
    private final boolean deployable;

    RandomProject(Random random) {
        this(random, false);
    }

    private RandomProject(Random random, boolean deployable) {
        this.random = random;
        this.deployable = deployable;
    }

    /** One that every engine takes: its names are names, and it asks for nothing that needs a new engine. */
    public static Project deployable(Random random) {
        return new RandomProject(random, true).project();
    }

    /** Any text where the loader takes any, but a name where an engine is to make something of it. */
    private String name(String name) {
        return deployable ? name : text();
    }

    Project project() {
        // The choice comes last: the first number of a generator with a small seed is nearly always the same.
        Project full = full();
        return !deployable && random.nextInt(8) == 0 ? bare() : full;
    }

    /** One service that uses nothing of what a project may have. */
    private Project bare() {
        Service service = Service.named("s0")
                .build(build(maybe(() -> "linux/arm64")))
                .namespaces(new Namespaces(
                        Optional.of(new NamespaceMode.None()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new NamespaceMode.Host())))
                .build();
        return new Project(
                new ProjectName("random"),
                Optional.empty(),
                List.of("compose.yaml"),
                Map.of("s0", service),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of());
    }

    private Project full() {
        Map<String, Service> services = new LinkedHashMap<>();
        int count = 1 + random.nextInt(4);
        for (int index = 0; index < count; index++) {
            services.put("s" + index, service("s" + index, index));
        }
        return new Project(
                new ProjectName("random"),
                Optional.empty(),
                List.of("compose.yaml"),
                services,
                Set.of(),
                Map.of("n", network("n"), Network.DEFAULT_KEY, network(Network.DEFAULT_KEY)),
                Map.of("vol", volume()),
                Map.of("sec", new SecretDefinition("sec", Sensitive.of(text()))),
                Map.of("conf", new ConfigDefinition("conf", Sensitive.of(text()), random.nextInt(4) == 0)),
                Set.of());
    }

    private Service service(String name, int earlier) {
        ServiceBuilder service = Service.named(name)
                .environment(environment())
                .mounts(mounts())
                .volumesFrom(
                        deployable
                                ? List.of()
                                : maybe(() -> volumesFrom(earlier)).orElse(List.of()))
                .tmpfs(maybe(() -> List.of(new TmpfsEntry("/x", "size=64m,mode=1777"), new TmpfsEntry("/y", "")))
                        .orElse(List.of()))
                .secrets(List.of(secret()))
                .scale(earlier == 0 ? 1 : random.nextInt(2))
                .configs(List.of(config()))
                .lifecycle(new Lifecycle(hooks(), hooks()))
                .dependencies(IntStream.range(0, earlier)
                        .mapToObj(index -> dependency("s" + index))
                        .toList())
                .labels(pairs())
                .profiles(maybe(() -> List.of("one", "two")).orElse(List.of()))
                .addedCapabilities(maybe(() -> List.of("NET_ADMIN")).orElse(List.of()))
                .droppedCapabilities(maybe(() -> List.of("ALL", text())).orElse(List.of()))
                .privileged(random.nextBoolean())
                .readOnly(!deployable && random.nextBoolean())
                .tty(random.nextBoolean())
                .stdinOpen(random.nextBoolean())
                .restart(restart())
                .image(deployable ? "acme/" + name + ":" + random.nextInt(2) : "image" + text());
        RandomHostSettings host = new RandomHostSettings(random, this::text, this::pairs, deployable);
        host.addTo(service);
        connect(service, earlier);
        maybe(this::logging).ifPresent(service::logging);
        maybe(() -> build(Optional.empty())).ifPresent(service::build);
        maybe(() -> pick(deployable ? PULL.subList(0, 4) : PULL)).ifPresent(service::pullPolicy);
        maybe(this::text).ifPresent(service::platform);
        maybe(() -> "container-" + name).ifPresent(service::containerName);
        maybe(this::command).ifPresent(service::command);
        maybe(this::command).ifPresent(service::entrypoint);
        maybe(this::text).ifPresent(service::user);
        maybe(this::text).ifPresent(service::workingDirectory);
        maybe(random::nextBoolean).ifPresent(service::init);
        maybe(this::text).ifPresent(service::stopSignal);
        maybe(this::duration).ifPresent(service::stopGracePeriod);
        maybe(this::healthcheck).ifPresent(service::healthcheck);
        return service.build();
    }

    /** Gives a service networks of its own, with what only then can be had, or the namespaces of somebody else. */
    private void connect(ServiceBuilder service, int earlier) {
        // The first one is on all networks, so that each of them is used.
        NamespaceMode mode = earlier == 0 || random.nextBoolean() ? null : networkMode(earlier);
        boolean joined = mode instanceof NamespaceMode.Joined;
        service.nameResolution(names(joined));
        service.namespaces(new Namespaces(
                Optional.ofNullable(mode),
                maybe(() -> pick(List.of(
                        new NamespaceMode.Host(),
                        new NamespaceMode.None(),
                        new NamespaceMode.Private(),
                        new NamespaceMode.Shareable(),
                        joined(earlier)))),
                maybe(() -> pick(List.of(new NamespaceMode.Host(), joined(earlier)))),
                Optional.empty()));
        if (mode == null) {
            service.networks(List.of(ServiceNetwork.of(Network.DEFAULT_KEY), attachment()));
        }
        if (joined) {
            return;
        }
        service.ports(ports());
        maybe(() -> "host.example.com").ifPresent(service::hostname);
        service.exposedPorts(maybe(() ->
                        List.of(new ExposedPorts(new PortRange(1, 9), pick(List.of(PortMapping.Protocol.values())))))
                .orElse(List.of()));
        if (!(mode instanceof NamespaceMode.Host)) {
            service.links(links(earlier));
        }
    }

    private NamespaceMode networkMode(int earlier) {
        return pick(List.of(
                new NamespaceMode.Host(),
                new NamespaceMode.None(),
                new NamespaceMode.OnNetwork("bridge", maybe(() -> "02:42:ac:11:00:06")),
                joined(earlier)));
    }

    private NamespaceMode joined(int earlier) {
        return deployable ? new NamespaceMode.Host() : new NamespaceMode.Joined(container(earlier));
    }

    /** One of a service that the random one depends on already, or anybody's. */
    private ContainerReference container(int earlier) {
        return earlier > 0 && random.nextBoolean()
                ? new ContainerReference.OfService("s" + random.nextInt(earlier))
                : new ContainerReference.Named("other");
    }

    private List<VolumesFrom> volumesFrom(int earlier) {
        return List.of(new VolumesFrom(container(earlier), random.nextBoolean()));
    }

    private List<Link> links(int earlier) {
        List<Link> links = new ArrayList<>();
        if (earlier > 0) {
            links.add(new Link(new ContainerReference.OfService("s0"), "alias"));
        }
        if (random.nextBoolean()) {
            links.add(new Link(new ContainerReference.Named("other"), "o"));
        }
        return links;
    }

    private NameResolution names(boolean joined) {
        return new NameResolution(
                maybe(() -> "example.com"),
                joined ? List.of() : maybe(() -> List.of("10.0.0.1", "fd00::1")).orElse(List.of()),
                maybe(() -> List.of("a.example", text())).orElse(List.of()),
                maybe(() -> List.of("ndots:2")).orElse(List.of()),
                joined ? List.of() : hosts());
    }

    private List<ExtraHost> hosts() {
        return maybe(() -> List.of(new ExtraHost("a", "10.0.0.1"), new ExtraHost("a", "::1")))
                .orElse(List.of());
    }

    private Logging logging() {
        return random.nextBoolean()
                ? new Logging(Optional.of("json-file"), pairs())
                : new Logging(Optional.empty(), Map.of("max-size", "1m"));
    }

    private Build build(Optional<String> platform) {
        BuildContext context = random.nextInt(3) == 0
                ? new BuildContext.Remote("https://example.com/a.git#main:b")
                : new BuildContext.Directory("a/b");
        List<Dockerfile> files = context instanceof BuildContext.Remote
                ? List.of(Dockerfile.DEFAULT)
                : List.of(
                        new Dockerfile.InContext("d/Dockerfile"),
                        new Dockerfile.InWorkspace("a/Dockerfile", "../Dockerfile"),
                        new Dockerfile.Inline("FROM $x\nRUN a\n"));
        return new Build(
                context,
                pick(files),
                pairs(),
                maybe(this::text),
                pairs(),
                maybe(() -> List.of("a/b:1", "$c")).orElse(List.of()),
                platform,
                buildOptions());
    }

    private BuildOptions buildOptions() {
        return new BuildOptions(
                maybe(() -> List.of("a:1", "$b")).orElse(List.of()),
                random.nextBoolean(),
                random.nextBoolean(),
                maybe(() -> pick(List.of("host", "none", "my_net"))),
                hosts(),
                maybe(() -> new ByteSize(random.nextLong(1L << 40))),
                maybe(() -> List.of(new Ulimit("nofile", 1, 2), new Ulimit("core", -1, -1)))
                        .orElse(List.of()));
    }

    private Command command() {
        return new Command(words());
    }

    private List<Text> words() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(any -> secretText())
                .toList();
    }

    private Map<String, EnvironmentValue> environment() {
        Map<String, EnvironmentValue> result = new LinkedHashMap<>();
        for (int index = 0; index < random.nextInt(5); index++) {
            result.put("NAME" + index, new EnvironmentValue(maybe(this::secretText)));
        }
        return result;
    }

    private Healthcheck healthcheck() {
        if (random.nextInt(4) == 0) {
            return Healthcheck.disabled();
        }
        List<Text> test = random.nextBoolean() ? List.of() : List.of(Text.plain(Healthcheck.CMD_SHELL), secretText());
        return new Healthcheck(
                test,
                maybe(this::duration),
                maybe(this::duration),
                maybe(this::duration),
                maybe(this::duration),
                random.nextBoolean() ? OptionalInt.of(random.nextInt(9)) : OptionalInt.empty());
    }

    private Duration duration() {
        return Duration.ofNanos(
                random.nextBoolean() ? random.nextLong(1L << 50) : random.nextInt(100) * 1_000_000_000L);
    }

    private RestartPolicy restart() {
        RestartPolicy.Mode mode = pick(List.of(RestartPolicy.Mode.values()));
        return new RestartPolicy(mode, mode == RestartPolicy.Mode.ON_FAILURE ? random.nextInt(3) : 0);
    }

    private List<PortMapping> ports() {
        List<PortMapping> ports = new ArrayList<>();
        for (int index = 0; index < random.nextInt(4); index++) {
            ports.add(new PortMapping(
                    80 + index,
                    pick(List.of(PortMapping.Protocol.values())),
                    maybe(() -> new PortRange(8000, 8000 + random.nextInt(3))),
                    maybe(() -> pick(List.of("127.0.0.1", "::1")))));
        }
        return ports;
    }

    private List<Mount> mounts() {
        List<Mount> mounts = new ArrayList<>(List.of(
                new VolumeMount(
                        Optional.of("vol"),
                        "/v",
                        random.nextBoolean(),
                        random.nextBoolean(),
                        mountLabels(),
                        deployable ? Optional.empty() : maybe(this::text)),
                new VolumeMount(
                        Optional.empty(),
                        "/a b",
                        random.nextBoolean(),
                        random.nextBoolean(),
                        mountLabels(),
                        Optional.empty()),
                new BindMount(
                        "/$x/y",
                        "/b",
                        random.nextBoolean(),
                        random.nextBoolean(),
                        maybe(() -> "rslave"),
                        maybe(() -> "Z"),
                        pick(List.of(BindMount.Recursion.ENABLED, BindMount.Recursion.DISABLED))),
                new TmpfsMount(
                        "/t",
                        random.nextBoolean(),
                        maybe(() -> new ByteSize(random.nextLong(1L << 40))),
                        random.nextBoolean() ? OptionalInt.of(random.nextInt(01777)) : OptionalInt.empty())));
        if (!deployable) {
            mounts.add(new ImageMount(text(), "/i", random.nextBoolean(), maybe(this::text)));
            for (BindMount.Recursion recursion : BindMount.Recursion.values()) {
                String target = "/" + recursion.key();
                mounts.add(new BindMount("/r", target, true, true, Optional.empty(), Optional.empty(), recursion));
            }
        }
        return mounts;
    }

    /** Labels of mounts are newer than the engines and the docker compose that deployable projects are for. */
    private Map<String, String> mountLabels() {
        return deployable ? Map.of() : pairs();
    }

    private ServiceNetwork attachment() {
        return new ServiceNetwork(
                "n",
                List.of("alias", text()),
                maybe(() -> "10.0.0.2"),
                maybe(() -> "fd00::2"),
                List.of("169.254.1.1"),
                deployable ? Optional.empty() : maybe(() -> "eth7"),
                deployable ? Optional.empty() : maybe(() -> "02-42-AC-11-00-07"),
                pairs(),
                random.nextInt(9) - 4,
                deployable ? 0 : random.nextInt(9) - 4);
    }

    private MountedFile secret() {
        return new MountedFile(
                MountedFile.Kind.SECRET,
                "sec",
                "/run/secrets/x",
                maybe(() -> "100"),
                maybe(() -> "101"),
                random.nextBoolean() ? OptionalInt.of(random.nextInt(0777)) : OptionalInt.empty());
    }

    private MountedFile config() {
        return new MountedFile(
                MountedFile.Kind.CONFIG,
                "conf",
                "/etc/x",
                maybe(() -> "100"),
                maybe(() -> "101"),
                random.nextBoolean() ? OptionalInt.of(random.nextInt(0777)) : OptionalInt.empty());
    }

    private List<Hook> hooks() {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(any -> new Hook(
                        new Command(List.of(secretText())),
                        environment(),
                        maybe(this::text),
                        maybe(this::text),
                        random.nextBoolean()))
                .toList();
    }

    private Dependency dependency(String service) {
        return new Dependency(
                service, pick(List.of(Dependency.Condition.values())), random.nextBoolean(), random.nextBoolean());
    }

    private Network network(String key) {
        if (random.nextInt(4) == 0) {
            return Network.external(key, name("outside"));
        }
        return new Network(
                key,
                name("random_" + key),
                false,
                maybe(() -> deployable ? "bridge" : "driver" + text()),
                pairs(),
                random.nextBoolean(),
                random.nextBoolean(),
                deployable ? Optional.empty() : maybe(random::nextBoolean),
                maybe(random::nextBoolean),
                maybe(this::ipam),
                pairs());
    }

    private Ipam ipam() {
        Ipam.Pool pool = new Ipam.Pool(maybe(this::text), maybe(this::text), maybe(this::text), pairs());
        return new Ipam(maybe(this::text), random.nextBoolean() ? List.of(pool) : List.of(), pairs());
    }

    private Volume volume() {
        return random.nextInt(4) == 0
                ? Volume.external("vol", name("outside"))
                : new Volume(
                        "vol",
                        name("random_vol"),
                        false,
                        maybe(() -> deployable ? "local" : "driver" + text()),
                        pairs(),
                        pairs());
    }

    private Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int index = 0; index < random.nextInt(3); index++) {
            // Of what looks like an extension docker compose makes something else, even among labels.
            pairs.put(pick(deployable ? NAMES.subList(1, NAMES.size()) : NAMES), text());
        }
        return pairs;
    }

    private Text secretText() {
        return new Text(text(), random.nextInt(4) == 0);
    }

    private String text() {
        return pick(TEXTS);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }
}
