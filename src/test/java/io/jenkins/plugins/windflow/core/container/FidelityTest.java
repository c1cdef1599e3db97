package io.jenkins.plugins.windflow.core.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A container that is made once more has all that was configured for it: what engines say before and after is the same. */
class FidelityTest {
    /** Ids, times and addresses of files that an engine makes up for each container. */
    private static final List<String> OF_EACH_CONTAINER = List.of(
            "Id",
            "Created",
            "State",
            "ResolvConfPath",
            "HostnamePath",
            "HostsPath",
            "LogPath",
            "GraphDriver",
            "ExecIDs");

    private static final String SETTINGS = """
            {"Hostname": "shop", "Domainname": "example.org", "User": "0:0", "Tty": true, "OpenStdin": true, "StdinOnce": true,
             "AttachStdin": true, "AttachStdout": true, "AttachStderr": true,
             "Env": ["COLOUR=blue", "EMPTY=", "EQUALS=a=b", "UNICODE=\\u00e4\\u00f6"],
             "Cmd": ["-c", "trap 'exit 0' TERM; sleep 1000 & wait"], "Entrypoint": ["/bin/sh"],
             "Healthcheck": {"Test": ["CMD", "/bin/true"], "Interval": 1000000000, "Timeout": 2000000000, "Retries": 4,
                             "StartPeriod": 3000000000},
             "ExposedPorts": {"7070/udp": {}, "8080/tcp": {}}, "Volumes": {"/anonymous": {}}, "WorkingDir": "/tmp",
             "Labels": {"tier": "web", "owner": "a team, with a comma", "empty": ""}, "StopSignal": "SIGTERM", "StopTimeout": 7,
             "HostConfig": {
               "Binds": ["/tmp:/mnt/host:ro", "%1$s:/mnt/named:rw"],
               "Mounts": [{"Type": "volume", "Target": "/mnt/mount"},
                          {"Type": "tmpfs", "Target": "/mnt/tmpfs", "TmpfsOptions": {"SizeBytes": 1048576, "Mode": 448}},
                          {"Type": "bind", "Source": "/etc", "Target": "/mnt/etc", "ReadOnly": true,
                           "BindOptions": {"Propagation": "private"}}],
               "Tmpfs": {"/run": "rw,size=65536k"}, "ContainerIDFile": "",
               "LogConfig": {"Type": "json-file", "Config": {"max-size": "1m", "max-file": "2", "labels": "tier"}},
               "PortBindings": {"8080/tcp": [{"HostIp": "127.0.0.1", "HostPort": ""}], "7070/udp": [{"HostIp": "127.0.0.2", "HostPort": ""}]},
               "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 5},
               "CapAdd": ["NET_ADMIN"], "CapDrop": ["MKNOD", "AUDIT_WRITE"], "Dns": ["192.0.2.53"], "DnsOptions": ["timeout:3"],
               "DnsSearch": ["example.com"], "ExtraHosts": ["db:192.0.2.7"], "GroupAdd": ["5", "audio-like"],
               "IpcMode": "private", "OomScoreAdj": 250, "PidMode": "", "Privileged": false, "PublishAllPorts": false,
               "ReadonlyRootfs": true, "SecurityOpt": ["no-new-privileges"], "UTSMode": "", "ShmSize": 33554432,
               "Sysctls": {"net.ipv4.ip_unprivileged_port_start": "80"}, "Runtime": "runc",
               "CpuShares": 512, "Memory": 67108864, "NanoCpus": 500000000,
               "CpusetCpus": "0", "MemoryReservation": 33554432, "MemorySwap": 134217728,
               "PidsLimit": 100, "Init": true, "OomKillDisable": false,
               "Ulimits": [{"Name": "nofile", "Soft": 1024, "Hard": 2048}, {"Name": "core", "Soft": 0, "Hard": 0}],
               "Devices": [{"PathOnHost": "/dev/null", "PathInContainer": "/dev/nothing", "CgroupPermissions": "rwm"}],
               "DeviceCgroupRules": ["c 42:* rmw"], "CgroupnsMode": "private",
               "MaskedPaths": ["/proc/kcore"], "ReadonlyPaths": ["/proc/sys"], "NetworkMode": "%2$s"},
             "NetworkingConfig": {"EndpointsConfig": {"%2$s": {
               "Aliases": ["shop-alias", "second"], "IPAMConfig": {"IPv4Address": "%3$s.77"}, "DriverOpts": {"com.example.option": "1"}}}}}
            """;

    @TempDir
    Path directory;

    private TestContainers containers;

    @AfterEach
    void close() {
        containers.close();
    }

    @EachEngine
    void everythingThatIsConfiguredIsThereAfterwards(TestEngine engine) throws Exception {
        containers = new TestContainers(engine, directory);
        String subnet = engine.name().startsWith("20") ? "10.231.41" : "10.231.42";
        String network = containers.network(subnet + ".0/24");
        String further = containers.network(subnet.replace("231", "232") + ".0/24");
        String name = containers.run(
                SETTINGS.replace("\"audio-like\"", "\"6\"").formatted(network + "-data", network, subnet));
        containers
                .stackEngine()
                .connect(
                        further,
                        name,
                        TestContainers.json("{\"Aliases\": [\"elsewhere\"], \"IPAMConfig\": {\"IPv4Address\": \""
                                + subnet.replace("231", "232") + ".99\"}}"));
        containers.exec(name, "/bin/sh", "-c", "echo precious > /anonymous/file; echo kept > /mnt/mount/file");
        JsonNode before = containers.inspect(name);

        Operation operation = containers.edit(name, "{}");

        assertThat(operation.state()).as(TestContainers.log(operation)).isEqualTo(OperationState.SUCCEEDED);
        JsonNode after = containers.inspect(name);
        assertThat(after.path("Id")).isNotEqualTo(before.path("Id"));
        assertThat(comparable(after)).isEqualTo(comparable(before));
        assertThat(fields(before)).hasSizeGreaterThan(60);
        assertThat(containers.exec(name, "/bin/cat", "/anonymous/file")).isEqualTo("precious");
        assertThat(containers.exec(name, "/bin/cat", "/mnt/mount/file")).isEqualTo("kept");
        assertThat(containers.stackEngine().container(before.path("Id").asText()))
                .isEmpty();
    }

    @EachEngine
    void aSecondTimeNothingMoves(TestEngine engine) {
        containers = new TestContainers(engine, directory);
        String name = containers.run("{\"Volumes\": {\"/data\": {}}}");
        containers.edit(name, "{}");
        JsonNode first = containers.inspect(name);

        containers.edit(name, "{}");

        assertThat(comparable(containers.inspect(name))).isEqualTo(comparable(first));
        assertThat(containers.inspect(name).path("Mounts").path(0).path("Name"))
                .isEqualTo(first.path("Mounts").path(0).path("Name"));
    }

    /** How many options were set, each as an engine tells it. */
    private static List<FieldChange> fields(JsonNode inspect) {
        ObjectNode document = inspect.path("Config").deepCopy();
        document.set("HostConfig", inspect.path("HostConfig"));
        document.set("NetworkingConfig", inspect.path("NetworkSettings").path("Networks"));
        return FieldChange.between(new ContainerSettings(TestContainers.json("{}")), new ContainerSettings(document));
    }

    /** As text, by paths, so that a difference is easy to see. */
    private static TreeMap<String, String> comparable(JsonNode inspect) {
        ObjectNode copy = inspect.deepCopy();
        copy.remove(OF_EACH_CONTAINER);
        ObjectNode settings = (ObjectNode) copy.path("NetworkSettings");
        settings.remove(List.of("SandboxID", "SandboxKey", "EndpointID", "MacAddress", "IPAddress", "Ports"));
        settings.path("Networks").forEach(endpoint -> {
            ObjectNode node = (ObjectNode) endpoint;
            node.remove(List.of("EndpointID", "MacAddress", "DNSNames"));
            String shortId = inspect.path("Id").asText().substring(0, 12);
            if (node.path("Aliases").isArray()) {
                var aliases = node.putArray("Aliases");
                endpoint(inspect, node.path("NetworkID").asText())
                        .path("Aliases")
                        .forEach(alias -> {
                            if (!alias.asText().equals(shortId)) {
                                aliases.add(alias);
                            }
                        });
            }
        });
        ((ObjectNode) copy.path("Config").path("Labels"))
                .remove(List.of("io.jenkins.windflow.operation", "io.jenkins.windflow.controller"));
        if (inspect.path("Id")
                .asText()
                .startsWith(inspect.path("Config").path("Hostname").asText())) {
            ((ObjectNode) copy.path("Config")).remove("Hostname");
        }
        // An anonymous volume is the same one afterwards, and has to be asked for by its name.
        ((ObjectNode) copy.path("Config")).remove("Volumes");
        ((ObjectNode) copy.path("HostConfig")).remove(List.of("Binds", "Mounts"));
        TreeMap<String, String> mounts = new TreeMap<>();
        copy.path("Mounts")
                .forEach(mount -> mounts.put(
                        mount.path("Destination").asText(),
                        mount.path("Type") + " " + mount.path("Name") + " " + mount.path("Source") + " "
                                + mount.path("RW") + " " + mount.path("Propagation")));
        copy.remove("Mounts");
        TreeMap<String, String> flat = new TreeMap<>();
        flatten("", copy, flat);
        mounts.forEach((target, mount) -> flat.put("Mounts." + target, mount));
        return flat;
    }

    private static JsonNode endpoint(JsonNode inspect, String network) {
        for (JsonNode endpoint : inspect.path("NetworkSettings").path("Networks")) {
            if (endpoint.path("NetworkID").asText().equals(network)) {
                return endpoint;
            }
        }
        return inspect.path("nothing");
    }

    private static void flatten(String path, JsonNode node, TreeMap<String, String> flat) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties().forEach(entry -> flatten(path + "." + entry.getKey(), entry.getValue(), flat));
        } else {
            flat.put(path, node.toString());
        }
    }
}
