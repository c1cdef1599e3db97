package io.jenkins.plugins.windflow.api.image;

import io.jenkins.plugins.windflow.api.call.Fields;
import io.jenkins.plugins.windflow.core.docker.RegistryAuth;
import io.jenkins.plugins.windflow.core.image.ImageName;

/** A user name and a password for one pull or push, which are not kept. They go to the image's own registry only. */
final class RegistryLogin {
    /** What Docker calls its own registry. */
    private static final String DOCKER_HUB = "https://index.docker.io/v1/";

    private RegistryLogin() {}

    /** Null when the request says none. */
    static RegistryAuth of(Fields fields, ImageName image) {
        String username = fields.text("username", "");
        if (username.isEmpty()) {
            return null;
        }
        String server = image.registry().equals("docker.io") ? DOCKER_HUB : image.registry();
        return new RegistryAuth(username, fields.verbatim("password"), server);
    }
}
