package devhost.web;

import devhost.bind.JsonBinder;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONException;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.Ancestor;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;

/** A request on its way through the object tree. */
final class RequestImpl extends HttpServletRequestWrapper implements StaplerRequest2 {
    private final PathTokens tokens;
    private final List<Ancestor> ancestors = new ArrayList<>();

    RequestImpl(HttpServletRequest request, PathTokens tokens) {
        super(request);
        this.tokens = tokens;
    }

    PathTokens tokens() {
        return tokens;
    }

    void visit(Object node) {
        Ancestor previous = ancestors.isEmpty() ? null : ancestors.get(ancestors.size() - 1);
        ancestors.add(new Visited(node, getContextPath() + tokens.taken(), previous));
    }

    @Override
    public String getRestOfPath() {
        return tokens.rest();
    }

    @Override
    public String getOriginalRequestURI() {
        return getRequestURI();
    }

    @Override
    public String getRootPath() {
        String port = getServerPort() == 80 ? "" : ":" + getServerPort();
        return getScheme() + "://" + getServerName() + port + getContextPath();
    }

    @Override
    public String getReferer() {
        return getHeader("Referer");
    }

    @Override
    public boolean hasParameter(String name) {
        return getParameter(name) != null;
    }

    @Override
    public List<Ancestor> getAncestors() {
        return List.copyOf(ancestors);
    }

    @Override
    public Ancestor findAncestor(Class type) {
        return ancestors.reversed().stream()
                .filter(ancestor -> type.isInstance(ancestor.getObject()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public <T> T findAncestorObject(Class<T> type) {
        Ancestor found = findAncestor(type);
        return found == null ? null : type.cast(found.getObject());
    }

    @Override
    public <T> T bindJSON(Class<T> type, JSONObject src) {
        return JsonBinder.bind(type, src, this);
    }

    @Override
    public void bindJSON(Object bean, JSONObject src) {
        JsonBinder.bind(bean, src, this);
    }

    @Override
    public <T> List<T> bindJSONToList(Class<T> type, Object src) {
        return JsonBinder.bindList(type, src, this);
    }

    @Override
    public JSONObject getSubmittedForm() throws ServletException {
        String json = getParameter("json");
        if (json == null) {
            throw HttpResponses.errorWithoutStack(400,
                    "This page expects a form submission but had only " + getParameterMap().keySet());
        }
        try {
            return JSONObject.fromObject(json);
        } catch (JSONException e) {
            throw new ServletException("Failed to parse JSON of the form submission", e);
        }
    }

    private record Visited(Object getObject, String getUrl, Ancestor getPrev) implements Ancestor {}
}
