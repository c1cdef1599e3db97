package devhost;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Renders the page of a model object in place of its Jelly view, which the devhost does not interpret. */
public interface ViewRenderer {
    /**
     * Called where Stapler would look for {@code <class>/<view>.jelly}.
     *
     * @param view view name without extension; {@code index} for the object's own URL
     * @return false when the object has no such view, so that routing goes on
     */
    boolean render(Object model, String view, StaplerRequest2 req, StaplerResponse2 rsp)
            throws IOException, ServletException;
}
