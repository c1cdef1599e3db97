package hudson.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The causes of a build. */
public class CauseAction implements Action {
    private final List<Cause> causes;

    public CauseAction(Cause... causes) {
        this.causes = new ArrayList<>(Arrays.asList(causes));
    }

    public CauseAction(Collection<? extends Cause> causes) {
        this.causes = new ArrayList<>(causes);
    }

    public List<Cause> getCauses() {
        return List.copyOf(causes);
    }

    public <T extends Cause> T findCause(Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Cause";
    }

    @Override
    public String getUrlName() {
        return "cause";
    }
}
