package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.change.NetworkCreate;
import io.jenkins.plugins.windflow.core.change.NetworkDisconnect;
import io.jenkins.plugins.windflow.core.change.NetworkRemove;
import io.jenkins.plugins.windflow.core.change.VolumeCreate;
import io.jenkins.plugins.windflow.core.change.making.ChangedByOthers;
import io.jenkins.plugins.windflow.core.change.making.ContainerGuard;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.body.NetworkBody;
import io.jenkins.plugins.windflow.core.compose.plan.body.VolumeBody;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedNetwork;
import java.util.List;

/** Makes networks and volumes, and replaces networks whose settings changed. */
final class ResourceStage {
    private final Context context;
    private final StackEngine engine;
    private final Parking parking;

    ResourceStage(Context context, Parking parking) {
        this.context = context;
        this.engine = context.engine();
        this.parking = parking;
    }

    /**
     * Old networks go first, one after the other, because they may have users in common; then everything that is missing is
     * made at once. A new network may so have the subnet of an old one. Nothing runs on the operation's own thread, so that a
     * cancellation interrupts no call to the engine.
     */
    void make(Plan plan) throws Exception {
        Tasks removal = Tasks.changes(context.run(), context.abort());
        removal.start("networks", () -> removeReplaced(plan));
        removal.join();
        Tasks creation = Tasks.changes(context.run(), context.abort());
        plan.volumes().stream()
                .filter(action -> action.verb() == Plan.Verb.CREATE)
                .map(action -> context.project().volumes().get(action.key()))
                .forEach(volume -> creation.start(volume.name(), () -> create(volume)));
        plan.networks().stream()
                .filter(Plan.Action::isChange)
                .map(action -> context.project().networks().get(action.key()))
                .forEach(network -> creation.start(network.name(), () -> create(network)));
        creation.join();
    }

    private void removeReplaced(Plan plan) throws Exception {
        for (Plan.NetworkAction action : plan.networks()) {
            if (action.verb() == Plan.Verb.RECREATE) {
                context.abort().check();
                remove(action.observed().orElseThrow(), plan);
            }
        }
    }

    private void create(Volume volume) throws Exception {
        if (engine.volume(volume.name()).isPresent()) {
            throw new ChangedByOthers("There is now a volume " + volume.name() + ".");
        }
        ObjectNode body = VolumeBody.of(volume);
        context.labels().addTo(body, volume);
        context.make(new VolumeCreate(volume.name()), () -> engine.createVolume(body));
        context.run().log("Created the volume " + volume.name() + ".");
    }

    private void create(Network network) throws Exception {
        if (engine.networkNamed(network.name()).isPresent()) {
            throw new ChangedByOthers("There is now a network " + network.name() + ".");
        }
        ObjectNode body = NetworkBody.of(network);
        context.labels().addTo(body, network);
        context.make(new NetworkCreate(network.name()), "id", () -> engine.createNetwork(body));
        context.run().log("Created the network " + network.name() + ".");
    }

    /** The users of the network are put aside first; the plan replaces or removes them all. */
    private void remove(ObservedNetwork old, Plan plan) throws Exception {
        for (ObservedContainer user : users(old.name(), plan)) {
            park(user, plan);
            context.make(NetworkDisconnect.of(old.name(), old.id(), user));
        }
        context.make(NetworkRemove.of(old.inspect()));
    }

    /**
     * Stops a container, and before it those that share its namespaces: a rollback, which goes the other way round, can start
     * them only after it.
     */
    private void park(ObservedContainer container, Plan plan) throws Exception {
        // With two networks replaced it is stopped already, and looks different because of that.
        if (parking.isParked(container)) {
            return;
        }
        for (Plan.ContainerAction action : plan.containers()) {
            boolean goes = action.verb() == Plan.Verb.RECREATE || action.verb() == Plan.Verb.REMOVE;
            ObservedContainer other = action.observed().orElse(null);
            if (goes && other != null && other.sharesNamespaceOf(container)) {
                park(other, plan);
            }
        }
        parking.stop(new ContainerGuard(engine).unchanged(container));
    }

    private static List<ObservedContainer> users(String network, Plan plan) {
        return plan.containers().stream()
                .flatMap(action -> action.observed().stream())
                .filter(container -> container
                        .inspect()
                        .path("NetworkSettings")
                        .path("Networks")
                        .has(network))
                .toList();
    }
}
