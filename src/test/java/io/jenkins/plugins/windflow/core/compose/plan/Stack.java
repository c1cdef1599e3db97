package io.jenkins.plugins.windflow.core.compose.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.EngineDefaults;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedVolume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An observed stack of a project "shop", made from small pieces of what engines answer. */
final class Stack {
    static final String IMAGE_ID = "sha256:" + "a".repeat(64);
    static final String NEW_IMAGE_ID = "sha256:" + "b".repeat(64);
    static final String WEB_ID = "1234567890ab" + "0".repeat(52);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An image with something of its own in every place that containers inherit. */
    private static final String IMAGE = """
            {"Id": "%s", "Config": {"Env": ["PATH=/bin", "LANG=C"], "Cmd": ["serve"], "Entrypoint": ["/entry"], "User": "www",
             "WorkingDir": "/srv", "StopSignal": "SIGQUIT", "Labels": {"vendor": "acme"}, "Volumes": {"/cache": {}},
             "ExposedPorts": {"80/tcp": {}}, "Healthcheck": {"Test": ["CMD", "ok"], "Interval": 5000000000}}}""";

    /** The container that docker compose makes of a service with nothing but that image. */
    private static final String WEB = """
            {"Id": "%s", "Name": "/shop-web-1", "Image": "%s", "RestartCount": 0,
             "State": {"Status": "running", "Running": true, "Paused": false, "Restarting": false, "ExitCode": 0},
             "Config": {"Hostname": "1234567890ab", "Image": "acme/web:1", "Env": ["PATH=/bin", "LANG=C"], "Cmd": ["serve"],
               "Entrypoint": ["/entry"], "User": "www", "WorkingDir": "/srv", "StopSignal": "SIGQUIT", "Tty": false,
               "OpenStdin": false, "ExposedPorts": {"80/tcp": {}}, "Volumes": {"/cache": {}},
               "Healthcheck": {"Test": ["CMD", "ok"], "Interval": 5000000000},
               "Labels": {"vendor": "acme", "com.docker.compose.project": "shop", "com.docker.compose.service": "web",
                 "com.docker.compose.container-number": "1", "com.docker.compose.oneoff": "False",
                 "com.docker.compose.config-hash": "0123"}},
             "HostConfig": {"NetworkMode": "shop_default", "Binds": null, "PortBindings": {},
               "RestartPolicy": {"Name": "no", "MaximumRetryCount": 0}, "AutoRemove": false, "Init": null,
               "ReadonlyRootfs": false, "Privileged": false, "CapAdd": null, "CapDrop": null},
             "Mounts": [{"Type": "volume", "Name": "%s", "Destination": "/cache", "RW": true}],
             "NetworkSettings": {"Networks": {"shop_default": {"NetworkID": "net1", "IPAMConfig": null,
               "Aliases": ["shop-web-1", "web", "1234567890ab"], "IPAddress": "172.18.0.2", "MacAddress": "02:42:ac:12:00:02"}}}}""";

    private static final String NETWORK = """
            {"Id": "net1", "Name": "shop_default", "Driver": "bridge", "Internal": false, "Attachable": false, "EnableIPv6": false,
             "Options": {}, "IPAM": {"Driver": "default", "Config": [{"Subnet": "172.18.0.0/16", "Gateway": "172.18.0.1"}]},
             "Containers": {"%s": {}}, "Labels": {"com.docker.compose.project": "shop", "com.docker.compose.network": "default"}}""";

    private final List<ObjectNode> containers = new ArrayList<>();
    private final Map<String, String> others = new HashMap<>();
    private final Map<String, ObservedNetwork> networks = new HashMap<>();
    private final Map<String, ObservedVolume> volumes = new HashMap<>();
    private final Map<String, ObservedImage> images = new HashMap<>();
    private String api = "1.45";
    private boolean podman;

    /** Nothing but the image. */
    static Stack empty() {
        return new Stack().image("acme/web:1", IMAGE_ID);
    }

    /** The image, the default network and a running container "web". */
    static Stack running() {
        Stack stack = empty();
        stack.networks.put("shop_default", new ObservedNetwork(parse(NETWORK.formatted(WEB_ID))));
        stack.containers.add(web());
        return stack;
    }

    static ObjectNode web() {
        return parse(WEB.formatted(WEB_ID, IMAGE_ID, "c".repeat(64)));
    }

    static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    Stack image(String reference, String id) {
        ObservedImage image = new ObservedImage(parse(IMAGE.formatted(id)));
        images.put(ImageReference.canonical(reference), image);
        images.put(id, image);
        return this;
    }

    Stack without(String imageReference) {
        images.remove(ImageReference.canonical(imageReference));
        return this;
    }

    /** Sets a value in what the engine says of the container "web": {@code with("/HostConfig/Init", "true")}. */
    Stack with(String pointer, String json) {
        int slash = pointer.lastIndexOf('/');
        try {
            JsonNode value = JSON.readTree(json);
            containers.getFirst().withObject(pointer.substring(0, slash)).set(pointer.substring(slash + 1), value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
        return this;
    }

    Stack container(ObjectNode inspect) {
        containers.add(inspect);
        return this;
    }

    Stack other(String name, String project) {
        others.put(name, project);
        return this;
    }

    Stack network(String name, String json) {
        networks.put(name, new ObservedNetwork(parse(json)));
        return this;
    }

    Stack volume(String name, String json) {
        volumes.put(name, new ObservedVolume(parse(json)));
        return this;
    }

    Stack api(String version) {
        api = version;
        return this;
    }

    Stack podman() {
        podman = true;
        return this;
    }

    private Map<String, String> containerIds() {
        Map<String, String> ids = new HashMap<>();
        others.keySet().forEach(name -> ids.put(name, "id-of-" + name));
        containers.stream().map(ObservedContainer::new).forEach(container -> ids.put(container.name(), container.id()));
        return ids;
    }

    ObservedStack observed() {
        return new ObservedStack(
                containers.stream().map(ObservedContainer::new).toList(),
                others,
                containerIds(),
                networks,
                volumes,
                images,
                api,
                podman,
                new EngineDefaults("runc", "host", true, "json-file"));
    }
}
