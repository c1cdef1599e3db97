package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.build.ContextException;
import io.jenkins.plugins.windflow.core.compose.build.DockerfileScan;
import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.PlanException;
import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks into the Dockerfiles of a plan before anything is touched. */
final class BuildPreparation {
    private final Project project;
    private final BuildFiles files;
    private final EngineInfo engine;
    private final Set<String> problems = new LinkedHashSet<>();

    BuildPreparation(Project project, BuildFiles files, EngineInfo engine) {
        this.project = project;
        this.files = files;
        this.engine = engine;
    }

    /**
     * The builds of a plan by the names of their images.
     *
     * @throws PlanException when a Dockerfile is missing or asks for what the engine cannot do; all problems at once
     */
    Map<String, PreparedBuild> prepare(List<Plan.ImageAction> actions) throws IOException, PlanException {
        Map<String, PreparedBuild> builds = new LinkedHashMap<>();
        for (Plan.ImageAction action : actions) {
            if (action.verb() == Plan.Verb.BUILD) {
                builds.put(
                        action.name(),
                        prepare(project.services().get(action.services().getFirst())));
            }
        }
        if (!problems.isEmpty()) {
            throw new PlanException(new ArrayList<>(problems));
        }
        return builds;
    }

    private PreparedBuild prepare(Service service) throws IOException {
        Build build = service.build().orElseThrow();
        try {
            Optional<String> text = PreparedBuild.text(build, files);
            Optional<DockerfileScan> scan = text.map(dockerfile -> scan(build, service, dockerfile));
            scan.ifPresent(found -> problems.addAll(found.problems()));
            return new PreparedBuild(build, text, scan);
        } catch (ContextException e) {
            problems.add(e.getMessage());
            return new PreparedBuild(build, Optional.empty(), Optional.empty());
        }
    }

    private DockerfileScan scan(Build build, Service service, String dockerfile) {
        String own = engine.os() + "/" + engine.architecture();
        return DockerfileScan.of(
                PreparedBuild.title(build),
                dockerfile,
                build.arguments(),
                own,
                build.platform().or(service::platform).orElse(own),
                engine::apiAtLeast);
    }
}
