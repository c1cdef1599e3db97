package io.jenkins.plugins.windflow.conformance;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jvnet.hudson.test.JenkinsRule;

/** A browser of the tests: cookies, no redirects followed, perhaps Basic credentials. */
final class Http {
    private static final Pattern CRUMB = Pattern.compile("\"crumb\"\\s*:\\s*\"([^\"]+)\"");

    private final URI root;
    private final HttpClient client;
    private final String authorization;

    private Http(URI root, String authorization) {
        this.root = root;
        this.authorization = authorization;
        this.client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    static Http anonymous(JenkinsRule j) throws Exception {
        return new Http(j.getURL().toURI(), null);
    }

    static Http basic(JenkinsRule j, String user, String passwordOrToken) throws Exception {
        byte[] pair = (user + ":" + passwordOrToken).getBytes(StandardCharsets.UTF_8);
        return new Http(j.getURL().toURI(), "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    /** Posts a form with these headers (name, value, name, value …) and without a crumb of its own. */
    HttpResponse<String> post(String path, Map<String, String> form, String... headers)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Posts a form with a crumb in the header. */
    HttpResponse<String> postWithCrumb(String path, Map<String, String> form) throws IOException, InterruptedException {
        return post(path, form, "Jenkins-Crumb", crumb());
    }

    String crumb() throws IOException, InterruptedException {
        Matcher matcher = CRUMB.matcher(get("crumbIssuer/api/json").body());
        if (!matcher.find()) {
            throw new IOException("the crumb issuer gave no crumb");
        }
        return matcher.group(1);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    HttpClient client() {
        return client;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
