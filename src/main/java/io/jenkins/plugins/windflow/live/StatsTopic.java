package io.jenkins.plugins.windflow.live;

import hudson.Extension;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.stats.StatsFollower;
import io.jenkins.plugins.windflow.core.stats.StatsSample;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.UnknownEnvironmentException;
import java.util.Map;

/**
 * {@code stats:<environment>/<container>}: what one container uses, by one stream of its engine for all pages. News: {@code
 * samples}, those of the last minutes; {@code sample}, the next one; {@code ended}, with the reason.
 */
@Extension
public final class StatsTopic implements Topic {
    @Override
    public String kind() {
        return "stats";
    }

    @Override
    public Feed open(String name, Audience audience) {
        int slash = name.indexOf('/');
        if (slash < 1) {
            return null;
        }
        try {
            DockerEnvironment environment = Environments.get(name.substring(0, slash));
            StatsFollower follower = new StatsFollower(
                    () -> Environments.lease(environment),
                    name.substring(slash + 1),
                    sample -> audience.tell("sample", EventHub.json(sample.document())),
                    reason -> audience.tell("ended", EventHub.json(Map.of("reason", reason))));
            return new Following(follower.start());
        } catch (UnknownEnvironmentException e) {
            return null;
        }
    }

    private record Following(StatsFollower follower) implements Feed {
        @Override
        public void greet(Audience newcomer) {
            newcomer.tell(
                    "samples",
                    EventHub.json(follower.recent().stream()
                            .map(StatsSample::document)
                            .toList()));
        }

        @Override
        public void close() {
            follower.close();
        }
    }
}
