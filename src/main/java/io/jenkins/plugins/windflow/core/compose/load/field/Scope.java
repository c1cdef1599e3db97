package io.jenkins.plugins.windflow.core.compose.load.field;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A place of the Compose file that has keys of its own, with every key that the specification knows there and what
 * happens to it. The one table behind the checks of the loader and docs/compose-support.md.
 */
public enum Scope {
    PROJECT(
            "Top level",
            new Keys()
                    .honoured("include", "name", "services", "networks", "volumes", "configs", "secrets")
                    .accepted("the version of the file format has no meaning any more", "version")
                    .refused("the Docker API has no AI models", "models")),

    INCLUDE("include[]", new Keys().honoured("env_file", "path", "project_directory")),

    SERVICE(
            "services.*",
            new Keys()
                    .honoured("build", "cap_add", "cap_drop", "command", "container_name", "depends_on", "entrypoint")
                    .honoured(
                            "env_file", "environment", "healthcheck", "hostname", "image", "init", "labels", "networks")
                    .honoured(
                            "platform",
                            "ports",
                            "privileged",
                            "profiles",
                            "pull_policy",
                            "pull_refresh_after",
                            "read_only",
                            "restart",
                            "secrets")
                    .honoured("configs", "post_start", "pre_stop")
                    .honoured("stdin_open", "stop_grace_period", "stop_signal", "tty", "user", "volumes", "working_dir")
                    .honoured("extends", "label_file")
                    .honoured("dns", "dns_opt", "dns_search", "domainname", "expose", "external_links", "extra_hosts")
                    .honoured("ipc", "links", "logging", "mac_address", "network_mode", "pid", "tmpfs", "uts")
                    .honoured("volumes_from")
                    .honoured("annotations", "blkio_config", "cgroup", "cgroup_parent", "cpu_period", "cpu_quota")
                    .honoured("cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "cpus", "cpuset", "deploy")
                    .honoured("device_cgroup_rules", "devices", "gpus", "group_add", "mem_limit", "mem_reservation")
                    .honoured(
                            "mem_swappiness",
                            "memswap_limit",
                            "oom_kill_disable",
                            "oom_score_adj",
                            "pids_limit",
                            "runtime")
                    .honoured("security_opt", "shm_size", "storage_opt", "sysctls", "ulimits", "userns_mode")
                    .accepted("only Windows containers know it", "cpu_count", "cpu_percent")
                    .accepted("concerns logs in the foreground", "attach")
                    .accepted("concerns watching a working copy", "develop")
                    .honoured("scale")
                    .refused(
                            "write it as a service of its own, on which this one depends with"
                                    + " service_completed_successfully",
                            "pre_start")
                    .refused("Windows containers are not supported", "credential_spec", "isolation")
                    .refused("the Docker API has no AI models", "models")
                    .refused("providers are programs of the Docker CLI", "provider")
                    .refused("it hands the Docker CLI's own credentials to a container", "use_api_socket")),

    BUILD(
            "services.*.build",
            new Keys()
                    .honoured("args", "cache_from", "context", "dockerfile", "dockerfile_inline", "extra_hosts")
                    .honoured(
                            "labels",
                            "network",
                            "no_cache",
                            "platforms",
                            "pull",
                            "shm_size",
                            "tags",
                            "target",
                            "ulimits")
                    .refused(
                            "it needs BuildKit, and the Docker API has only the classic builder",
                            "additional_contexts",
                            "cache_to",
                            "entitlements",
                            "privileged",
                            "provenance",
                            "sbom",
                            "secrets",
                            "ssh")
                    .refused("Windows containers are not supported", "isolation")),

    EXTENDS("services.*.extends", new Keys().honoured("file", "service")),

    ULIMIT("*.ulimits.*", new Keys().honoured("hard", "soft")),

    HEALTHCHECK(
            "services.*.healthcheck",
            new Keys().honoured("disable", "interval", "retries", "start_interval", "start_period", "test", "timeout")),

    BLKIO(
            "services.*.blkio_config",
            new Keys()
                    .honoured("device_read_bps", "device_read_iops", "device_write_bps", "device_write_iops")
                    .honoured("weight", "weight_device")),

    BLKIO_RATE("services.*.blkio_config.device_*[]", new Keys().honoured("path", "rate")),

    BLKIO_WEIGHT("services.*.blkio_config.weight_device[]", new Keys().honoured("path", "weight")),

    DEVICE("services.*.devices[]", new Keys().honoured("permissions", "source", "target")),

    DEVICE_REQUEST(
            "services.*.gpus[], services.*.deploy.resources.reservations.devices[]",
            new Keys().honoured("capabilities", "count", "device_ids", "driver", "options")),

    DEPLOY(
            "services.*.deploy",
            new Keys()
                    .honoured("replicas", "resources", "restart_policy")
                    .accepted("there is one engine; replicas says how many containers there are", "mode", "placement")
                    .accepted("it needs Docker Swarm", "endpoint_mode")
                    .accepted("describes a Docker Swarm service; labels of the service go to its containers", "labels")
                    .accepted("a deployment has its own health gate and rollback", "rollback_config", "update_config")),

    RESTART_POLICY(
            "services.*.deploy.restart_policy",
            new Keys()
                    .honoured("condition", "max_attempts")
                    .accepted("the engine chooses the pauses between restarts itself", "delay", "window")),

    RESOURCES("services.*.deploy.resources", new Keys().honoured("limits", "reservations")),

    RESOURCE_LIMITS("services.*.deploy.resources.limits", new Keys().honoured("cpus", "memory", "pids")),

    RESOURCE_RESERVATIONS(
            "services.*.deploy.resources.reservations",
            new Keys()
                    .honoured("devices", "memory")
                    .accepted("a single engine cannot reserve processors", "cpus")
                    .refused("it needs Docker Swarm", "generic_resources")),

    DEPENDENCY("services.*.depends_on.*", new Keys().honoured("condition", "required", "restart")),

    ENV_FILE("services.*.env_file[]", new Keys().honoured("format", "path", "required")),

    LOGGING("services.*.logging", new Keys().honoured("driver", "options")),

    PORT(
            "services.*.ports[]",
            new Keys()
                    .honoured("host_ip", "protocol", "published", "target")
                    .accepted("a single engine publishes a port in one way only", "mode")
                    .accepted("describes the port", "app_protocol", "name")),

    MOUNT(
            "services.*.volumes[]",
            new Keys()
                    .honoured("bind", "image", "read_only", "source", "target", "tmpfs", "type", "volume")
                    .accepted("has no effect on Linux", "consistency")),

    BIND_OPTIONS(
            "services.*.volumes[].bind",
            new Keys().honoured("create_host_path", "propagation", "recursive", "selinux")),

    VOLUME_OPTIONS("services.*.volumes[].volume", new Keys().honoured("labels", "nocopy", "subpath")),

    IMAGE_OPTIONS("services.*.volumes[].image", new Keys().honoured("subpath")),

    TMPFS_OPTIONS("services.*.volumes[].tmpfs", new Keys().honoured("mode", "size")),

    SERVICE_NETWORK(
            "services.*.networks.*",
            new Keys()
                    .honoured("aliases", "driver_opts", "gw_priority", "ipv4_address", "ipv6_address", "link_local_ips")
                    .honoured("interface_name", "mac_address", "priority")),

    SERVICE_SECRET("services.*.secrets[]", new Keys().honoured("gid", "mode", "source", "target", "uid")),

    SERVICE_CONFIG("services.*.configs[]", new Keys().honoured("gid", "mode", "source", "target", "uid")),
    HOOK(
            "services.*.post_start[], services.*.pre_stop[]",
            new Keys().honoured("command", "environment", "privileged", "user", "working_dir")),
    NETWORK(
            "networks.*",
            new Keys()
                    .honoured(
                            "attachable", "driver", "driver_opts", "enable_ipv4", "enable_ipv6", "external", "internal")
                    .honoured("ipam", "labels", "name")),

    IPAM("networks.*.ipam", new Keys().honoured("config", "driver", "options")),

    IPAM_POOL("networks.*.ipam.config[]", new Keys().honoured("aux_addresses", "gateway", "ip_range", "subnet")),

    VOLUME("volumes.*", new Keys().honoured("driver", "driver_opts", "external", "labels", "name")),

    SECRET(
            "secrets.*",
            new Keys()
                    .honoured("environment", "external", "file", "name")
                    .accepted("a secret becomes a file in the container, which has no labels", "labels")
                    .refused("it needs Docker Swarm", "driver", "driver_opts", "template_driver")),

    CONFIG(
            "configs.*",
            new Keys()
                    .honoured("content", "environment", "external", "file", "name")
                    .accepted("a config becomes a file in the container, which has no labels", "labels")
                    .refused("it needs Docker Swarm", "driver", "driver_opts", "template_driver")),
    EXTERNAL("*.*.external", new Keys().honoured("name"));

    private final String place;
    private final Map<String, Key> keys;

    Scope(String place, Keys keys) {
        this.place = place;
        this.keys = Collections.unmodifiableMap(keys.all);
    }

    /**
     * One key.
     *
     * @param reason why it is accepted without effect or refused; empty otherwise
     */
    record Key(Support support, String reason) {}

    /** Where these keys are, {@code *} for any name and {@code []} for an entry of a list. */
    String place() {
        return place;
    }

    Map<String, Key> keys() {
        return keys;
    }

    Set<String> names() {
        return keys.keySet();
    }

    private static final class Keys {
        private final Map<String, Key> all = new LinkedHashMap<>();

        Keys honoured(String... names) {
            return add(Support.HONOURED, "", names);
        }

        Keys accepted(String reason, String... names) {
            return add(Support.ACCEPTED, reason, names);
        }

        Keys later(String... names) {
            return add(Support.LATER, "", names);
        }

        Keys refused(String reason, String... names) {
            return add(Support.REFUSED, reason, names);
        }

        private Keys add(Support support, String reason, String... names) {
            for (String name : names) {
                all.put(name, new Key(support, reason));
            }
            return this;
        }
    }
}
