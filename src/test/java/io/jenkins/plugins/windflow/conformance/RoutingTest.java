package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.InvisibleAction;
import hudson.model.ModelObject;
import hudson.model.RootAction;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** How URLs are walked, from object to object. */
@WithJenkins
class RoutingTest {
    @Test
    void webMethodsAnswerUnderTheirNames(JenkinsRule j) throws Exception {
        Http http = Http.anonymous(j);
        assertThat(http.get("routes/plain?word=a+b").body()).isEqualTo("plain a b");
        assertThat(http.get("routes/other-name").body()).isEqualTo("renamed");
        assertThat(http.get("routes/renamed").statusCode()).isEqualTo(404);
        assertThat(http.get("routes/written").body()).isEqualTo("written");
        assertThat(http.get("routes/rest/x/y%20z").body()).isEqualTo("/x/y z");
        assertThat(http.get("routes/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void methodsThatNothingMarksAsWebMethodsAreNotReachable(JenkinsRule j) throws Exception {
        assertThat(Http.anonymous(j).get("routes/destroy").statusCode()).isEqualTo(404);
        assertThat(Http.anonymous(j).get("routes/internals/x").statusCode()).isEqualTo(404);
    }

    @Test
    void verbsAreChecked(JenkinsRule j) throws Exception {
        Http http = Http.anonymous(j);
        assertThat(http.get("routes/read").body()).isEqualTo("read");
        assertThat(http.postWithCrumb("routes/read", Map.of()).statusCode()).isEqualTo(404);
        assertThat(http.get("routes/write").statusCode()).isEqualTo(404);
        assertThat(http.postWithCrumb("routes/write", Map.of()).body()).isEqualTo("write");
        assertThat(http.get("routes/strict").statusCode()).isEqualTo(405);
        assertThat(http.get("routes/strict").headers().firstValue("Allow")).hasValue("POST");
        assertThat(http.postWithCrumb("routes/strict", Map.of()).body()).isEqualTo("strict");
    }

    @Test
    void gettersLeadToOtherObjects(JenkinsRule j) throws Exception {
        Http http = Http.anonymous(j);
        assertThat(http.get("routes/child/name").body()).isEqualTo("only");
        assertThat(http.get("routes/named/a%2Bb%20c/name").body()).isEqualTo("a+b c");
        assertThat(http.get("routes/numbered/7/name").body()).isEqualTo("number 7");
        assertThat(http.get("routes/anything/name").body()).isEqualTo("dynamic anything");
        assertThat(http.get("routes/named/missing/name").statusCode()).isEqualTo(404);
    }

    @Test
    void theUrlOfAnObjectEndsWithASlash(JenkinsRule j) throws Exception {
        java.net.http.HttpResponse<String> response = Http.anonymous(j).get("routes/child?x=1");
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("/routes/child/?x=1");
        assertThat(Http.anonymous(j).get("routes/child/").body()).isEqualTo("index of only");
    }

    @Test
    void aProxyDecidesWhatIsBehindIt(JenkinsRule j) throws Exception {
        Http http = Http.anonymous(j);
        assertThat(http.get("routes/gate/name").body()).isEqualTo("behind the gate");
        assertThat(http.get("routes/closed/name").statusCode()).isEqualTo(404);
    }

    @Test
    void answersCanBeThrown(JenkinsRule j) throws Exception {
        assertThat(Http.anonymous(j).get("routes/thrown").statusCode()).isEqualTo(418);
        assertThat(Http.anonymous(j).get("routes/broken").statusCode()).isEqualTo(500);
    }

    @Test
    void parametersAreConvertedAndRequired(JenkinsRule j) throws Exception {
        Http http = Http.anonymous(j);
        assertThat(http.get("routes/sum?a=2&b=3&flag=true").body()).isEqualTo("5 true");
        assertThat(http.get("routes/sum?a=2&b=3").body()).isEqualTo("5 false");
        assertThat(http.get("routes/required").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(http.get("routes/required?word=x").body()).isEqualTo("x");
    }

    @Test
    void itemsHaveUrls(JenkinsRule j) throws Exception {
        Folder folder = j.createProject(Folder.class, "team");
        WorkflowJob job = folder.createProject(WorkflowJob.class, "a b");
        assertThat(job.getUrl()).isEqualTo("job/team/job/a%20b/");
        assertThat(Http.anonymous(j).get(job.getUrl().replaceAll("/$", "")).statusCode())
                .isEqualTo(302);
        assertThat(Http.anonymous(j).get("job/team/job/missing/").statusCode()).isEqualTo(404);
    }

    /** Has a bit of everything. */
    @TestExtension
    public static class Routes extends InvisibleAction implements RootAction {
        @Override
        public String getUrlName() {
            return "routes";
        }

        public HttpResponse doPlain(@QueryParameter String word) {
            return HttpResponses.text("plain " + word);
        }

        @WebMethod(name = "other-name")
        public HttpResponse doRenamed() {
            return HttpResponses.text("renamed");
        }

        public void doWritten(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException {
            rsp.setContentType("text/plain;charset=UTF-8");
            rsp.getWriter().print("written");
        }

        public HttpResponse doRest(StaplerRequest2 req) {
            return HttpResponses.text(req.getRestOfPath());
        }

        public void doDestroy() {
            throw new AssertionError("not a web method");
        }

        public String getInternals(String name) {
            throw new AssertionError("not part of the URLs");
        }

        @GET
        public HttpResponse doRead() {
            return HttpResponses.text("read");
        }

        @POST
        public HttpResponse doWrite() {
            return HttpResponses.text("write");
        }

        @RequirePOST
        public HttpResponse doStrict() {
            return HttpResponses.text("strict");
        }

        public HttpResponse doThrown() {
            throw HttpResponses.errorWithoutStack(418, "I am a teapot");
        }

        public HttpResponse doBroken() {
            throw new IllegalStateException("broken on purpose");
        }

        public HttpResponse doSum(@QueryParameter int a, @QueryParameter int b, @QueryParameter boolean flag) {
            return HttpResponses.text(a + b + " " + flag);
        }

        public HttpResponse doRequired(@QueryParameter(required = true) String word) {
            return HttpResponses.text(word);
        }

        public Child getChild() {
            return new Child("only");
        }

        public Child getNamed(String name) {
            return name.equals("missing") ? null : new Child(name);
        }

        public Child getNumbered(int number) {
            return new Child("number " + number);
        }

        public Gate getGate() {
            return new Gate(new Child("behind the gate"));
        }

        public Gate getClosed() {
            return new Gate(null);
        }

        public Object getDynamic(String name, StaplerRequest2 req, StaplerResponse2 rsp) {
            return name.equals("anything") ? new Child("dynamic " + name) : null;
        }
    }

    /** An object with a name. */
    public record Child(String title) implements ModelObject {
        @Override
        public String getDisplayName() {
            return title;
        }

        public HttpResponse doIndex() {
            return HttpResponses.text("index of " + title);
        }

        public HttpResponse doName() {
            return HttpResponses.text(title);
        }
    }

    /** Stands before another object. */
    public record Gate(Object behind) implements StaplerProxy {
        @Override
        public Object getTarget() {
            return behind;
        }
    }
}
