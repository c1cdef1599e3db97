package io.jenkins.plugins.windflow.core.compose.plan.observed;

/** Names of the labels by which {@code docker compose} and Windflow know what belongs to a stack. */
public final class ComposeLabels {
    /** Common beginning of all labels of {@code docker compose}. */
    public static final String COMPOSE_PREFIX = "com.docker.compose.";

    public static final String PROJECT = COMPOSE_PREFIX + "project";
    public static final String SERVICE = COMPOSE_PREFIX + "service";
    /** Number of the container within its service, from 1. */
    public static final String NUMBER = COMPOSE_PREFIX + "container-number";
    /** {@code True} for the containers of {@code docker compose run}, otherwise {@code False}. */
    public static final String ONEOFF = COMPOSE_PREFIX + "oneoff";
    /** Version of the tool. */
    public static final String VERSION = COMPOSE_PREFIX + "version";

    public static final String WORKING_DIR = COMPOSE_PREFIX + "project.working_dir";
    /** Names of the Compose files, separated by commas. */
    public static final String CONFIG_FILES = COMPOSE_PREFIX + "project.config_files";

    public static final String CONFIG_HASH = COMPOSE_PREFIX + "config-hash";
    /** {@code service:condition:restart}, separated by commas. */
    public static final String DEPENDS_ON = COMPOSE_PREFIX + "depends_on";
    /** Key of a network in its file. */
    public static final String NETWORK = COMPOSE_PREFIX + "network";
    /** Key of a volume in its file. */
    public static final String VOLUME = COMPOSE_PREFIX + "volume";
    /** ID of the image that a container was made from. */
    public static final String IMAGE = COMPOSE_PREFIX + "image";

    /** Common beginning of all labels of Windflow. */
    public static final String WINDFLOW_PREFIX = "io.jenkins.windflow.";
    /** UUID of the controller that made the thing. */
    public static final String CONTROLLER = WINDFLOW_PREFIX + "controller";
    /** ID of the operation that made the thing. */
    public static final String OPERATION = WINDFLOW_PREFIX + "operation";
    /** Keyed hash of what was asked for. */
    public static final String WINDFLOW_HASH = WINDFLOW_PREFIX + "config-hash";
    /** What the thing is for: {@code service}, {@code network} or {@code volume}. */
    public static final String ROLE = WINDFLOW_PREFIX + "role";

    private ComposeLabels() {}

    /** Whether a label belongs to a tool, and so says nothing about what the user asked for. */
    public static boolean isToolLabel(String name) {
        return name.startsWith(COMPOSE_PREFIX)
                || name.startsWith(WINDFLOW_PREFIX)
                || name.startsWith("desktop.docker.io/");
    }
}
