package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import net.sf.json.JSONObject;

/** A request with what Stapler knows about it. */
public interface StaplerRequest2 extends HttpServletRequest {
    /** The undecoded-by-nobody rest of the URL that no object has taken yet; it starts with a slash or is empty. */
    String getRestOfPath();

    String getOriginalRequestURI();

    String getRootPath();

    String getReferer();

    boolean hasParameter(String name);

    List<Ancestor> getAncestors();

    Ancestor findAncestor(Class type);

    <T> T findAncestorObject(Class<T> type);

    <T> T bindJSON(Class<T> type, JSONObject src);

    void bindJSON(Object bean, JSONObject src);

    <T> List<T> bindJSONToList(Class<T> type, Object src);

    /** The {@code json} parameter that Jenkins' forms send. */
    JSONObject getSubmittedForm() throws ServletException;
}
