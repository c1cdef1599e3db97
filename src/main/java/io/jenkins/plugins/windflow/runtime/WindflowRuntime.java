package io.jenkins.plugins.windflow.runtime;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.audit.AuditLog;
import io.jenkins.plugins.windflow.core.compose.apply.ComposeRecovery;
import io.jenkins.plugins.windflow.core.compose.apply.Controller;
import io.jenkins.plugins.windflow.core.container.ContainerRecovery;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.docker.check.EngineMonitor;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.file.FilePlaces;
import io.jenkins.plugins.windflow.core.file.HelperContainers;
import io.jenkins.plugins.windflow.core.limit.TokenBuckets;
import io.jenkins.plugins.windflow.core.operation.OperationFilter;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.core.operation.Recovery;
import io.jenkins.plugins.windflow.core.operation.RecoveryByKind;
import io.jenkins.plugins.windflow.core.revision.Revisions;
import io.jenkins.plugins.windflow.core.terminal.Terminals;
import io.jenkins.plugins.windflow.core.watch.EngineWatches;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Owns what lives as long as Jenkins does: engine clients, their monitor and the operations. */
@Extension
public final class WindflowRuntime implements ExtensionPoint {
    private static final Logger LOGGER = Logger.getLogger(WindflowRuntime.class.getName());
    /** As many operations as one may ask for; fewer go on after a start. */
    private static final int ALL = 500;

    private static final Duration CHECK_WITHIN = Duration.ofSeconds(15);

    private static final Duration HELPERS_IDLE = Duration.ofMinutes(5);

    private final Engines engines = new Engines();
    private final EngineMonitor monitor = new EngineMonitor(engines, CHECK_WITHIN);
    private final Inventories inventories = new Inventories();
    private final HelperContainers helpers = new HelperContainers(
            engines, () -> controller().id(), () -> WindflowConfiguration.get().helperImage(), HELPERS_IDLE);
    private final LeftHelpers leftHelpers = new LeftHelpers(helpers);
    private final FilePlaces files = new FilePlaces(helpers);
    private final EngineWatches watches = new EngineWatches(WindflowRuntime::watchedEngine);
    private final TokenBuckets buckets = new TokenBuckets();
    private final Terminals terminals =
            new Terminals(() -> WindflowConfiguration.get().terminalSettings(), new TerminalRecords(this::audit));
    private Operations operations;
    private AuditLog audit;
    private Revisions revisions;
    private Controller controller;
    private volatile boolean ending;

    public static WindflowRuntime get() {
        return ExtensionList.lookupSingleton(WindflowRuntime.class);
    }

    /** The engine clients. */
    public Engines engines() {
        return engines;
    }

    /** Which engines answer. */
    public EngineMonitor monitor() {
        return monitor;
    }

    /** The containers through which volumes are reached. */
    public HelperContainers helpers() {
        return helpers;
    }

    LeftHelpers leftHelpers() {
        return leftHelpers;
    }

    /** The files of volumes and containers. */
    public FilePlaces files() {
        return files;
    }

    /** What was seen in the environments. */
    public Inventories inventories() {
        return inventories;
    }

    /** What pages follow of the engines. */
    public EngineWatches watches() {
        return watches;
    }

    /** Who may look was decided when the page asked; the looking itself is done by Jenkins for all of them. */
    private static EngineLease watchedEngine(String environment) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return Environments.lease(Environments.get(environment));
        } catch (UnknownEnvironmentException e) {
            throw new EngineException(EngineException.Kind.UNREACHABLE, e.getMessage(), e);
        }
    }

    /**
     * Reads operations and revisions back while Jenkins starts, when its configuration is there and before any job can run: what was
     * interrupted is in line for its project before anything new can be.
     */
    @Initializer(after = InitMilestone.SYSTEM_CONFIG_ADAPTED, before = InitMilestone.JOB_LOADED)
    public static void begin() {
        try {
            get().revisions();
        } catch (UncheckedIOException e) {
            LOGGER.log(Level.SEVERE, "Windflow's operations cannot be read; it is tried again when one is wanted.", e);
        }
    }

    /** The operations; opened, and read back from disk, at the first call. */
    public synchronized Operations operations() {
        if (operations == null) {
            operations = Operations.open(
                    folder().resolve("operations"), WindflowConfiguration.get().operationSettings(), recovery());
            record(operations);
        }
        return operations;
    }

    private static Recovery recovery() {
        Recovery containers = new ContainerRecovery(RecoveringEngines::lease);
        return new RecoveryByKind(
                Map.of(OperationKind.RECREATE, containers, OperationKind.CREATE, containers),
                new ComposeRecovery(RecoveringEngines::lease));
    }

    private void record(Operations opened) {
        OperationRecords records = new OperationRecords(audit());
        opened.recent(OperationFilter.newest(ALL)).stream()
                .filter(operation -> operation.state() == OperationState.RECOVERING)
                .forEach(records::recovered);
        opened.addListener(records);
    }

    /** The revisions; opened at the first call, when what was deployed before a crash is put among them. */
    public synchronized Revisions revisions() {
        if (revisions == null) {
            revisions = Revisions.open(folder().resolve("revisions"), operations()::find);
        }
        return revisions;
    }

    /** The record of all changes. */
    public synchronized AuditLog audit() {
        if (audit == null) {
            audit = new AuditLog(folder().resolve("audit"), WindflowConfiguration.get()::auditDays);
        }
        return audit;
    }

    /** How much each person asked for lately. */
    public TokenBuckets buckets() {
        return buckets;
    }

    /** The terminals that are open. */
    public Terminals terminals() {
        return terminals;
    }

    /** Who this controller is, on the labels of what it makes. */
    public synchronized Controller controller() {
        if (controller == null) {
            controller = ControllerIdentity.load(folder());
        }
        return controller;
    }

    /** Whether Jenkins is shutting down: steps then leave their builds alone, to be resumed after the next start. */
    public boolean isEnding() {
        return ending;
    }

    /** Brings operations to a safe point and closes every connection. */
    @Terminator
    public static void end() {
        ExtensionList.lookup(WindflowRuntime.class).forEach(WindflowRuntime::close);
    }

    /** Holds no lock while it waits: operations and their listeners ask for this very object until they have ended. */
    private void close() {
        ending = true;
        terminals.close();
        try {
            opened().ifPresent(Operations::close);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "Windflow's operations could not be closed.", e);
        } finally {
            helpers.close();
            engines.close();
        }
    }

    private synchronized Optional<Operations> opened() {
        return Optional.ofNullable(operations);
    }

    private static Path folder() {
        return Jenkins.get().getRootDir().toPath().resolve("windflow");
    }
}
