import {
  BYTES,
  choice,
  CPUS,
  DEVICES,
  DURATION,
  FLAG,
  HEALTH_TEST,
  JSON_TEXT,
  KEYS,
  type Kind,
  LINES,
  NUMBER,
  PAIRS,
  PORTS,
  TEXT,
  ULIMITS,
  VARIABLES,
  WORDS,
} from "./kinds";

/** A setting of a container as a form offers it. */
export interface Field {
  title: string;
  /** Where it is in the settings. */
  path: readonly string[];
  kind: Kind;
  help: string;
  /** As docker run calls it, so that it is found. */
  option?: string | undefined;
}

export interface Group {
  title: string;
  fields: readonly Field[];
}

function top(key: string, title: string, kind: Kind, help: string, option?: string): Field {
  return { title, path: [key], kind, help, option };
}

function host(key: string, title: string, kind: Kind, help: string, option?: string): Field {
  return { title, path: ["HostConfig", ...key.split("/")], kind, help, option };
}

function health(key: string, title: string, kind: Kind, help: string, option: string): Field {
  return { title, path: ["Healthcheck", key], kind, help, option };
}

/** What docker run can say, in the order in which one thinks of it. */
export const GROUPS: readonly Group[] = [
  {
    title: "Program",
    fields: [
      top("Name", "Name", TEXT, "Two or more of letters, digits, '_', '.' and '-'.", "--name"),
      top("Image", "Image", TEXT, "Name and tag, or a digest: nginx:1.27.", "IMAGE"),
      top("Cmd", "Command", WORDS, "One word a line, exactly as it is given to the program. Empty: the image's own.", "COMMAND"),
      top("Entrypoint", "Entry point", WORDS, "One word a line. Empty: the image's own.", "--entrypoint"),
      top("WorkingDir", "Working directory", TEXT, "Where the program starts.", "--workdir"),
      top("User", "User", TEXT, "Name or number, with a group behind a colon: 1000:1000.", "--user"),
      host("GroupAdd", "Further groups", LINES, "Names or numbers, one a line.", "--group-add"),
      top("Tty", "Terminal", FLAG, "The program gets a terminal.", "--tty"),
      top("OpenStdin", "Keep input open", FLAG, "The program's input stays open without anybody attached.", "--interactive"),
      host("Init", "Init process", FLAG, "A small first process that hands on signals and reaps children.", "--init"),
      top("StopSignal", "Stop signal", TEXT, "SIGTERM unless the image says otherwise.", "--stop-signal"),
      top("StopTimeout", "Stop timeout", NUMBER, "Seconds until it is killed.", "--stop-timeout"),
      host("AutoRemove", "Remove when it stops", FLAG, "Such a container cannot be given back when an edit fails.", "--rm"),
    ],
  },
  {
    title: "Restart and health",
    fields: [
      host("RestartPolicy/Name", "Restart policy", choice("", "no", "on-failure", "always", "unless-stopped"), "When the engine starts it again by itself. Changed in place.", "--restart"),
      host("RestartPolicy/MaximumRetryCount", "Attempts", NUMBER, "With on-failure only; empty is without limit.", "--restart"),
      health("Test", "Health check", HEALTH_TEST, 'A line for the shell, words as ["a", "b"], or "none" to switch the image\'s own off.', "--health-cmd"),
      health("Interval", "Interval", DURATION, "Between two checks: 30s.", "--health-interval"),
      health("Timeout", "Timeout", DURATION, "Of one check: 10s.", "--health-timeout"),
      health("Retries", "Retries", NUMBER, "Failures in a row that make it unhealthy.", "--health-retries"),
      health("StartPeriod", "Start period", DURATION, "In which failures do not count.", "--health-start-period"),
    ],
  },
  {
    title: "Variables and labels",
    fields: [
      top("Env", "Variables", VARIABLES, "NAME=value, one a line. *** keeps the value that is there.", "--env"),
      top("Labels", "Labels", PAIRS, "name=value, one a line.", "--label"),
    ],
  },
  {
    title: "Network",
    fields: [
      host("NetworkMode", "Network", TEXT, "Name of a network, bridge, host, none or container:NAME.", "--network"),
      {
        title: "Settings on networks",
        path: ["NetworkingConfig", "EndpointsConfig"],
        kind: JSON_TEXT,
        help: 'By network: {"front": {"Aliases": ["web"], "IPAMConfig": {"IPv4Address": "10.0.0.5"}, "MacAddress": "..."}}. A further key is a further network.',
        option: "--network-alias --ip --ip6 --mac-address",
      },
      host("PortBindings", "Published ports", PORTS, "8080:80 or 127.0.0.1:8080:80/udp, one a line; :80 takes any free port.", "--publish"),
      top("ExposedPorts", "Exposed ports", KEYS, "80/tcp, one a line.", "--expose"),
      host("PublishAllPorts", "Publish all exposed ports", FLAG, "Each at any free port.", "--publish-all"),
      top("Hostname", "Host name", TEXT, "Empty: the container's short ID.", "--hostname"),
      top("Domainname", "Domain name", TEXT, "", "--domainname"),
      host("ExtraHosts", "Further hosts", LINES, "name:address, one a line.", "--add-host"),
      host("Dns", "DNS servers", LINES, "Addresses, one a line.", "--dns"),
      host("DnsSearch", "DNS search domains", LINES, "One a line.", "--dns-search"),
      host("DnsOptions", "DNS options", LINES, "One a line.", "--dns-option"),
      host("Links", "Links", LINES, "container:alias, one a line; for the default bridge only.", "--link"),
    ],
  },
  {
    title: "Files",
    fields: [
      host("Binds", "Volumes and binds", LINES, "volume:/path or /host/path:/path:ro, one a line.", "--volume"),
      host("Mounts", "Mounts", JSON_TEXT, 'A list: [{"Type": "volume", "Source": "data", "Target": "/data"}].', "--mount"),
      host("Tmpfs", "Memory file systems", PAIRS, "/path=options, one a line.", "--tmpfs"),
      top("Volumes", "Anonymous volumes", KEYS, "Paths, one a line.", "--volume"),
      host("VolumesFrom", "Volumes from", LINES, "container:ro, one a line.", "--volumes-from"),
      host("ReadonlyRootfs", "Read-only file system", FLAG, "Only volumes can be written to.", "--read-only"),
      host("ShmSize", "Shared memory", BYTES, "Size of /dev/shm: 64m.", "--shm-size"),
      host("StorageOpt", "Storage options", PAIRS, "name=value, one a line.", "--storage-opt"),
      host("VolumeDriver", "Volume driver", TEXT, "For volumes that are made for it.", "--volume-driver"),
    ],
  },
  {
    title: "Limits",
    fields: [
      host("Memory", "Memory", BYTES, "512m. Changed in place, unless it is taken away.", "--memory"),
      host("MemorySwap", "Memory and swap", BYTES, "-1 is without limit. Changed in place.", "--memory-swap"),
      host("MemoryReservation", "Memory reservation", BYTES, "Held to when memory is short.", "--memory-reservation"),
      host("MemorySwappiness", "Swappiness", NUMBER, "0 to 100; not with control groups version 2.", "--memory-swappiness"),
      host("NanoCpus", "Processors", CPUS, "0.5. Changed in place, unless it is taken away.", "--cpus"),
      host("CpuShares", "Processor shares", NUMBER, "Relative weight; 1024 is the usual one.", "--cpu-shares"),
      host("CpuPeriod", "Processor period", NUMBER, "Microseconds.", "--cpu-period"),
      host("CpuQuota", "Processor quota", NUMBER, "Microseconds in each period.", "--cpu-quota"),
      host("CpusetCpus", "Which processors", TEXT, "0-2,4.", "--cpuset-cpus"),
      host("CpusetMems", "Which memory nodes", TEXT, "0,1.", "--cpuset-mems"),
      host("PidsLimit", "Processes", NUMBER, "At most so many; -1 is without limit.", "--pids-limit"),
      host("BlkioWeight", "Disk weight", NUMBER, "10 to 1000.", "--blkio-weight"),
      host("OomScoreAdj", "OOM score", NUMBER, "-1000 to 1000: how soon the kernel takes it when memory is short.", "--oom-score-adj"),
      host("OomKillDisable", "Never kill for memory", FLAG, "", "--oom-kill-disable"),
      host("Ulimits", "Limits of processes", ULIMITS, "nofile=1024:2048, one a line.", "--ulimit"),
    ],
  },
  {
    title: "Rights and isolation",
    fields: [
      host("Privileged", "Privileged", FLAG, "All of the host. The environment's policy may deny it.", "--privileged"),
      host("CapAdd", "Added capabilities", LINES, "NET_ADMIN, one a line.", "--cap-add"),
      host("CapDrop", "Dropped capabilities", LINES, "One a line; ALL for all.", "--cap-drop"),
      host("SecurityOpt", "Security options", LINES, "no-new-privileges, one a line.", "--security-opt"),
      host("Devices", "Devices", DEVICES, "/dev/snd:/dev/snd:rwm, one a line.", "--device"),
      host("DeviceCgroupRules", "Device rules", LINES, "c 42:* rmw, one a line.", "--device-cgroup-rule"),
      host("DeviceRequests", "GPUs and other requests", JSON_TEXT, '[{"Driver": "nvidia", "Count": -1, "Capabilities": [["gpu"]]}].', "--gpus"),
      host("PidMode", "Process namespace", TEXT, "Empty, host or container:NAME.", "--pid"),
      host("IpcMode", "IPC namespace", TEXT, "private, shareable, host or container:NAME.", "--ipc"),
      host("UTSMode", "UTS namespace", choice("", "host"), "", "--uts"),
      host("UsernsMode", "User namespace", choice("", "host"), "", "--userns"),
      host("CgroupnsMode", "Control group namespace", choice("", "private", "host"), "", "--cgroupns"),
      host("CgroupParent", "Parent control group", TEXT, "", "--cgroup-parent"),
      host("Sysctls", "Kernel settings", PAIRS, "name=value, one a line.", "--sysctl"),
      host("Runtime", "Runtime", TEXT, "runc, unless the engine has others.", "--runtime"),
    ],
  },
  {
    title: "Log",
    fields: [
      host("LogConfig/Type", "Log driver", TEXT, "json-file, local, journald, none.", "--log-driver"),
      host("LogConfig/Config", "Log options", PAIRS, "max-size=10m, one a line.", "--log-opt"),
    ],
  },
];

/** Whether a setting is meant by what somebody searches for. */
export function isMeant(field: Field, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/);
  const text = `${field.title} ${field.option ?? ""} ${field.path.join(".")} ${field.help}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
