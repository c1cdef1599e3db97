package hudson.util;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Proposals for a text field, answered by {@code doFill*Items}. */
public class ComboBoxModel extends ArrayList<String> implements HttpResponse {
    private static final long serialVersionUID = 1L;

    public ComboBoxModel() {}

    public ComboBoxModel(Collection<? extends String> values) {
        super(values);
    }

    public ComboBoxModel(String... values) {
        super(List.of(values));
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException {
        rsp.setContentType("application/json;charset=UTF-8");
        rsp.getWriter().print(new JSONObject()
                .element("_class", getClass().getName())
                .element("values", JSONArray.fromObject(this)));
    }
}
