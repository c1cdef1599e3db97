package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.description.DescribedAnswers;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jvnet.hudson.test.JenkinsRule;

/** Somebody who speaks to the Jenkins of a test over HTTP; the password of the dummy realm is the name. */
public final class Browser {
    private static final Pattern CRUMB = Pattern.compile("\"crumb\"\\s*:\\s*\"([^\"]+)\"");

    private final URI root;
    private final String authorization;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private Browser(URI root, String user) {
        this.root = root;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
    }

    /** Logged in as this user. */
    public static Browser of(JenkinsRule j, String user) throws Exception {
        return new Browser(j.getURL().toURI(), user);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return described(request(path).build());
    }

    /** Posts a form with one field, with a crumb. */
    public HttpResponse<String> post(String path, String name, String value) throws IOException, InterruptedException {
        String form = URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return send(path, "application/x-www-form-urlencoded", form);
    }

    /** Posts JSON, with a crumb. */
    public HttpResponse<String> postJson(String path, String json) throws IOException, InterruptedException {
        return send(path, "application/json", json);
    }

    /** A request as this user, for whoever wants to read the answer in another way with {@link #client()}. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", authorization);
    }

    public HttpClient client() {
        return client;
    }

    private HttpResponse<String> send(String path, String type, String body) throws IOException, InterruptedException {
        return post(path, type, BodyPublishers.ofString(body));
    }

    /**
     * Posts a body of any type, with a crumb.
     *
     * @param type null for none
     */
    public HttpResponse<String> post(String path, String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        Matcher crumb = CRUMB.matcher(get("crumbIssuer/api/json").body());
        if (crumb.find()) {
            request.header("Jenkins-Crumb", crumb.group(1));
        }
        return described(request.build());
    }

    /** An answer of the API is as its description says, whatever else a test wants of it. */
    private HttpResponse<String> described(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        DescribedAnswers.check(answer);
        return answer;
    }
}
