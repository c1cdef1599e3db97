package devhost;

/** What this stand-in lacks: thrown instead of pretending. */
public class NotInDevhost extends UnsupportedOperationException {
    public NotInDevhost(String name) {
        super("not in the devhost: " + name);
    }
}
