package hudson.model;

import java.util.Objects;

/** Why a build was started. */
public abstract class Cause {
    public abstract String getShortDescription();

    public void onAddedTo(Run<?, ?> build) {}

    public void onLoad(Run<?, ?> build) {}

    public void print(TaskListener listener) {
        listener.getLogger().println(getShortDescription());
    }

    /** Somebody started it. */
    public static class UserIdCause extends Cause {
        private final String userId;

        public UserIdCause() {
            User user = User.current();
            this.userId = user == null ? null : user.getId();
        }

        public UserIdCause(String userId) {
            this.userId = userId;
        }

        public String getUserId() {
            return userId;
        }

        public String getUserName() {
            User user = userId == null ? null : User.getById(userId, false);
            return user == null ? "anonymous" : user.getDisplayName();
        }

        @Override
        public String getShortDescription() {
            return "Started by user " + getUserName();
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof UserIdCause that && Objects.equals(userId, that.userId);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(userId);
        }
    }

    /** A request from another machine started it. */
    public static class RemoteCause extends Cause {
        private final String addr;
        private final String note;

        public RemoteCause(String host, String note) {
            this.addr = host;
            this.note = note;
        }

        @Override
        public String getShortDescription() {
            return "Started by remote host " + addr + (note == null ? "" : " with note: " + note);
        }
    }
}
