package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.InvisibleAction;
import hudson.model.Item;
import hudson.model.RootAction;
import hudson.model.UnprotectedRootAction;
import hudson.model.User;
import hudson.security.csrf.CrumbExclusion;
import hudson.security.csrf.DefaultCrumbIssuer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.verb.POST;

/** Who a request belongs to, and when it needs a crumb. */
@WithJenkins
class LoginTest {
    private JenkinsRule j;

    @BeforeEach
    void secure(JenkinsRule jenkins) {
        j = jenkins;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("alice"));
    }

    @Test
    void anonymousIsRefusedAndSentToTheLogin() throws Exception {
        HttpResponse<String> response = Http.anonymous(j).get("who/me");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("login?from=");
    }

    @Test
    void anUnprotectedActionNeedsNoPermission() throws Exception {
        HttpResponse<String> response = Http.anonymous(j).get("open/me");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("anonymous");
    }

    @Test
    void passwordAndTokenIdentify() throws Exception {
        assertThat(Http.basic(j, "alice", "alice").get("who/me").body()).isEqualTo("alice");
        assertThat(Http.basic(j, "alice", token()).get("who/me").body()).isEqualTo("alice");
        assertThat(Http.basic(j, "alice", "wrong").get("who/me").statusCode()).isEqualTo(401);
        assertThat(Http.basic(j, "alice", "wrong").get("open/me").statusCode())
                .as("wrong credentials are refused even where none are needed")
                .isEqualTo(401);
    }

    @Test
    void whoMayNotReadIsRefused() throws Exception {
        HttpResponse<String> response = Http.basic(j, "bob", "bob").get("who/me");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("X-You-Are-Authenticated-As")).hasValue("bob");
        assertThat(response.headers().firstValue("X-Required-Permission")).hasValue("hudson.model.Hudson.Read");
    }

    @Test
    void aPostNeedsACrumbUnlessATokenIsUsed() throws Exception {
        HttpResponse<String> without = Http.basic(j, "alice", "alice").post("who/change", Map.of());
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("No valid crumb was included in the request");

        Http browser = Http.basic(j, "alice", "alice");
        assertThat(browser.postWithCrumb("who/change", Map.of()).body()).isEqualTo("changed by alice");
        assertThat(browser.post("who/change", Map.of("Jenkins-Crumb", browser.crumb()))
                        .body())
                .isEqualTo("changed by alice");

        assertThat(Http.basic(j, "alice", token()).post("who/change", Map.of()).body())
                .isEqualTo("changed by alice");
    }

    @Test
    void aCrumbBelongsToItsSession() throws Exception {
        j.jenkins.setCrumbIssuer(new DefaultCrumbIssuer(true));
        String foreign = Http.basic(j, "alice", "alice").crumb();
        Http other = Http.basic(j, "alice", "alice");
        other.crumb();
        assertThat(other.post("who/change", Map.of(), "Jenkins-Crumb", foreign).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anExclusionLetsItsPathPass() throws Exception {
        assertThat(Http.anonymous(j).post("open/hook", Map.of()).body()).isEqualTo("hooked");
        assertThat(Http.anonymous(j).post("open/other", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void everyAnswerForbidsSniffing() throws Exception {
        HttpResponse<String> response = Http.basic(j, "alice", "alice").get("who/me");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "script-src 'report-sample' 'self'");
    }

    private static String token() throws Exception {
        User alice = User.getOrCreateByIdOrFullName("alice");
        String token = alice.getProperty(ApiTokenProperty.class).generateNewToken("test").plainValue;
        alice.save();
        return token;
    }

    /** Tells who asks; needs Overall/Read as every root action does. */
    @TestExtension
    public static class Who extends InvisibleAction implements RootAction {
        @Override
        public String getUrlName() {
            return "who";
        }

        public org.kohsuke.stapler.HttpResponse doMe() {
            return HttpResponses.text(Jenkins.getAuthentication2().getName());
        }

        @POST
        public org.kohsuke.stapler.HttpResponse doChange() {
            return HttpResponses.text(
                    "changed by " + Jenkins.getAuthentication2().getName());
        }
    }

    /** Open for everybody. */
    @TestExtension
    public static class Open extends InvisibleAction implements UnprotectedRootAction {
        @Override
        public String getUrlName() {
            return "open";
        }

        public org.kohsuke.stapler.HttpResponse doMe() {
            return HttpResponses.text(Jenkins.getAuthentication2().getName());
        }

        @POST
        public org.kohsuke.stapler.HttpResponse doHook() {
            return HttpResponses.text("hooked");
        }

        @POST
        public org.kohsuke.stapler.HttpResponse doOther() {
            return HttpResponses.text("other");
        }
    }

    /** Exactly one path. */
    @TestExtension
    public static class HookExclusion extends CrumbExclusion {
        @Override
        public boolean process(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (!"/open/hook".equals(request.getPathInfo())) {
                return false;
            }
            chain.doFilter(request, response);
            return true;
        }
    }
}
