package hudson.model;

import hudson.XmlFile;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.SecurityRealm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Somebody who can log in. Kept in {@code users/<id>/config.xml} once there is something to keep. */
public class User implements AccessControlled, Saveable, ModelObject {
    private static final Map<String, User> LOADED = new ConcurrentHashMap<>();

    private final transient String id;
    private final transient File home;
    private String fullName;
    private ApiTokenProperty apiTokens = new ApiTokenProperty();

    private User(String id, File home) {
        this.id = id;
        this.home = home;
        this.fullName = id;
    }

    /** The user of the current thread; null for anonymous and for SYSTEM. */
    public static User current() {
        return get2(Jenkins.getAuthentication2());
    }

    public static User get2(Authentication a) {
        boolean nobody = a == null || ACL.isAnonymous2(a) || a.equals(ACL.SYSTEM2);
        return nobody ? null : getById(a.getName(), true);
    }

    /** The user with this id; null when not known and not to be created. */
    public static User getById(String id, boolean create) {
        File home = Jenkins.get().getRootDir();
        String key = home + "\0" + id;
        User known = LOADED.get(key);
        if (known == null && (create || configFile(home, id).exists())) {
            known = LOADED.computeIfAbsent(key, k -> load(id, home));
        }
        return known;
    }

    public static User getOrCreateByIdOrFullName(String id) {
        return getById(id, true);
    }

    private static User load(String id, File home) {
        User user = new User(id, home);
        XmlFile file = configFile(home, id);
        if (file.exists()) {
            try {
                file.unmarshal(user);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return user;
    }

    private static XmlFile configFile(File home, String id) {
        return new XmlFile(new File(home, "users/" + hudson.Util.rawEncode(id) + "/config.xml"));
    }

    public String getId() {
        return id;
    }

    public String getFullName() {
        return fullName;
    }

    @Override
    public String getDisplayName() {
        return fullName;
    }

    public String getUrl() {
        return "user/" + hudson.Util.rawEncode(id);
    }

    /** The only property of users here: {@link ApiTokenProperty}. */
    public <T extends UserProperty> T getProperty(Class<T> type) {
        return type.isInstance(apiTokens) ? type.cast(apiTokens) : null;
    }

    /** This user's identity, to be taken with {@link ACL#as2}. */
    public Authentication impersonate2() {
        List<GrantedAuthority> authorities = new ArrayList<>(List.of(SecurityRealm.AUTHENTICATED_AUTHORITY2));
        UserDetails details = Jenkins.get().getSecurityRealm().loadUserByUsername2(id);
        details.getAuthorities().stream().filter(a -> !authorities.contains(a)).forEach(authorities::add);
        return new UsernamePasswordAuthenticationToken(id, "", authorities);
    }

    @Override
    public ACL getACL() {
        ACL base = Jenkins.get().getAuthorizationStrategy().getACL(this);
        return ACL.lambda2((who, permission) -> who.getName().equals(id) || base.hasPermission2(who, permission));
    }

    @Override
    public synchronized void save() throws IOException {
        configFile(home, id).write(this);
    }

    @Override
    public String toString() {
        return id;
    }
}
