package hudson.security.csrf;

/** The issuer that Jenkins has unless it is told otherwise; the real test harness puts a simpler one in its place. */
public class DefaultCrumbIssuer extends CrumbIssuer {
    /** @param excludeClientIPFromCrumb whether the client's address does not count; in the devhost it never does */
    public DefaultCrumbIssuer(boolean excludeClientIPFromCrumb) {}
}
