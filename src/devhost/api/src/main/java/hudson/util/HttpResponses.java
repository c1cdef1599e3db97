package hudson.util;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Answers in core's JSON envelope, besides Stapler's own. */
public class HttpResponses extends org.kohsuke.stapler.HttpResponses {
    public static HttpResponse okJSON() {
        return json(new JSONObject().element("status", "ok"));
    }

    public static HttpResponse okJSON(JSONObject data) {
        return json(new JSONObject().element("status", "ok").element("data", data));
    }

    public static HttpResponse okJSON(JSONArray data) {
        return json(new JSONObject().element("status", "ok").element("data", data));
    }

    public static HttpResponse okJSON(Map<?, ?> data) {
        return json(new JSONObject().element("status", "ok").element("data", JSONObject.fromObject(data)));
    }

    private static HttpResponse json(JSONObject body) {
        return new HttpResponse() {
            @Override
            public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException {
                byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
                rsp.setContentType("application/json; charset=UTF-8");
                rsp.setContentLength(bytes.length);
                rsp.getOutputStream().write(bytes);
            }
        };
    }
}
