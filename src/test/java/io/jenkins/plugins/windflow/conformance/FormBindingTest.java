package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Submitted forms, and the URLs by which forms check and fill their fields. */
@WithJenkins
class FormBindingTest extends Fleet {
    @Test
    void aFormBecomesObjects(JenkinsRule j) throws Exception {
        HttpResponse<String> response = submit(j, """
                {"master": "Ahab", "ships": [
                  {"name": "Pequod", "engine": {"$class": "%1$s"}, "crew": "30", "ports": ["Nantucket", "Faial"]},
                  {"name": "Nautilus", "engine": {"stapler-class": "%2$s", "volts": 1000},
                   "armed": true, "key": "s3cret"}]}
                """.formatted(Sail.class.getName(), Electric.class.getName()));

        assertThat(response.body()).isEqualTo("ships: 2");
        TestHarbour harbour = ExtensionList.lookupSingleton(TestHarbour.class);
        assertThat(harbour.getMaster()).isEqualTo("Ahab");
        Ship pequod = harbour.getShips().get(0);
        assertThat(pequod.getEngine()).isInstanceOf(Sail.class);
        assertThat(pequod.getCrew()).isEqualTo(30);
        assertThat(pequod.getPorts()).containsExactly("Nantucket", "Faial");
        assertThat(pequod.getKey()).isNull();
        Ship nautilus = harbour.getShips().get(1);
        assertThat(((Electric) nautilus.getEngine()).getVolts()).isEqualTo(1000);
        assertThat(nautilus.isArmed()).isTrue();
        assertThat(nautilus.getCrew()).isEqualTo(1);
        assertThat(nautilus.getKey().getPlainText()).isEqualTo("s3cret");
    }

    @Test
    void aSingleObjectIsAListOfOneAndAMissingListEmpty(JenkinsRule j) throws Exception {
        String ship = "{\"ships\": {\"name\": \"Argo\", \"engine\": {\"$class\": \"" + Sail.class.getName() + "\"}}}";
        assertThat(submit(j, ship).body()).isEqualTo("ships: 1");
        assertThat(submit(j, "{}").body()).isEqualTo("ships: 0");
    }

    @Test
    void aFormWithoutJsonIsABadRequest(JenkinsRule j) throws Exception {
        Http http = Http.anonymous(j);
        assertThat(http.postWithCrumb(harbour("take"), Map.of("other", "x")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void fieldsAreCheckedAndFilledByTheDescriptor(JenkinsRule j) throws Exception {
        Http http = Http.anonymous(j);
        String url = j.jenkins.getDescriptorOrDie(Ship.class).getDescriptorUrl();

        assertThat(http.postWithCrumb(url + "/checkName", Map.of("value", "")).body())
                .contains("class=\"error\"")
                .contains("A ship has a name &lt;b&gt;");
        assertThat(http.postWithCrumb(url + "/checkName", Map.of("value", "Argo"))
                        .body())
                .isEqualTo("<div/>");
        assertThat(http.postWithCrumb(url + "/fillCrewItems", Map.of()).body())
                .contains("\"name\":\"many\"")
                .contains("\"value\":\"40\"");
        assertThat(http.get(url + "/checkName?value=").statusCode())
                .as("GET is not for checks")
                .isEqualTo(404);
    }

    private static HttpResponse<String> submit(JenkinsRule j, String json) throws Exception {
        return Http.anonymous(j).postWithCrumb(harbour("take"), Map.of("json", json));
    }

    private static String harbour(String method) {
        return ExtensionList.lookupSingleton(TestHarbour.class).getDescriptorUrl() + "/" + method;
    }

    @TestExtension
    @Symbol("conformanceHarbour")
    public static class TestHarbour extends Harbour {}

    @TestExtension
    @Symbol("conformanceShip")
    public static class TestShipDescriptor extends ShipDescriptor {}

    @TestExtension
    @Symbol("conformanceElectric")
    public static class ElectricDescriptor extends Descriptor<Engine> {
        public ElectricDescriptor() {
            super(Electric.class);
        }
    }

    @TestExtension
    @Symbol("conformanceSail")
    public static class SailDescriptor extends Descriptor<Engine> {
        public SailDescriptor() {
            super(Sail.class);
        }
    }
}
