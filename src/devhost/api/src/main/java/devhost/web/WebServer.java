package devhost.web;

import java.net.URI;
import jenkins.model.Jenkins;

public final class WebServer {
    public WebServer(Jenkins jenkins, int port) {}

    public URI start() throws Exception {
        return URI.create("http://127.0.0.1/jenkins/");
    }

    public URI url() {
        return URI.create("http://127.0.0.1/jenkins/");
    }

    public void stop() throws Exception {}
}
