package jenkins.model;

import devhost.boot.ExtensionIndex;
import devhost.web.PluginResources;
import hudson.BulkChange;
import hudson.DescriptorExtensionList;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.Util;
import hudson.XmlFile;
import hudson.model.Action;
import hudson.model.AdministrativeMonitor;
import hudson.model.Computer;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Node;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.UnprotectedRootAction;
import hudson.model.User;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.security.SecurityRealm;
import hudson.security.csrf.CrumbIssuer;
import hudson.security.csrf.DefaultCrumbIssuer;
import hudson.util.XStream2;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.security.SecretKeys;
import jenkins.util.SystemProperties;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerFallback;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** The controller: root of all model objects and URLs. */
public class Jenkins extends Node
        implements ModifiableTopLevelItemGroup, AccessControlled, StaplerProxy, StaplerFallback {
    public static final XStream2 XSTREAM = new XStream2();
    public static final XStream2 XSTREAM2 = XSTREAM;
    public static final PermissionGroup PERMISSIONS = Permission.HUDSON_PERMISSIONS;
    public static final Permission ADMINISTER = Permission.HUDSON_ADMINISTER;
    public static final Permission MANAGE = new Permission(PERMISSIONS, "Manage", null, ADMINISTER,
            SystemProperties.getBoolean("jenkins.security.ManagePermission"),
            new PermissionScope[] {PermissionScope.JENKINS});
    public static final Permission SYSTEM_READ = new Permission(PERMISSIONS, "SystemRead", null, ADMINISTER,
            SystemProperties.getBoolean("jenkins.security.SystemReadPermission"),
            new PermissionScope[] {PermissionScope.JENKINS});
    public static final Permission READ =
            new Permission(PERMISSIONS, "Read", null, Permission.READ, PermissionScope.JENKINS);
    public static final Authentication ANONYMOUS2 = new AnonymousAuthenticationToken(ACL.ANONYMOUS_USERNAME,
            ACL.ANONYMOUS_USERNAME, List.of(new SimpleGrantedAuthority(ACL.ANONYMOUS_USERNAME)));
    /** The baseline whose behaviour is stood in. */
    public static final String VERSION = "2.555.3";

    private static final Set<String> ALWAYS_READABLE = Set.of("login", "loginError", "logout", "accessDenied",
            "error", "oops", "signup", "securityRealm", "404");
    private static volatile Jenkins instance;

    /** Prefix of static files, new at every start, so that browsers may keep them. */
    public static String RESOURCE_PATH =
            "/static/" + SecretKeys.sha256(VERSION + System.currentTimeMillis()).substring(0, 8);

    public final transient File root;
    public final transient ServletContextHolder webApp = new ServletContextHolder();
    private final transient ClassLoader uberClassLoader;
    private final transient ExtensionIndex extensionIndex;
    private final transient Map<Class<?>, ExtensionList<?>> extensionLists = new ConcurrentHashMap<>();
    private final transient Map<Class<?>, DescriptorExtensionList<?, ?>> descriptorLists = new ConcurrentHashMap<>();
    private final transient Map<String, TopLevelItem> items = TopLevelItems.emptyMap();
    private final transient Computer computer = new Computer(this);
    private transient volatile AuthorizationStrategy authorizationStrategy = AuthorizationStrategy.UNSECURED;
    private transient volatile SecurityRealm securityRealm = SecurityRealm.NO_AUTHENTICATION;
    private transient volatile CrumbIssuer crumbIssuer = new DefaultCrumbIssuer(true);
    private String systemMessage;
    private int numExecutors = 2;

    protected Jenkins(File root, ClassLoader uberClassLoader) {
        this.root = root;
        this.uberClassLoader = uberClassLoader;
        this.extensionIndex = new ExtensionIndex(uberClassLoader);
        instance = this;
    }

    public static Jenkins get() {
        Jenkins jenkins = instance;
        if (jenkins == null) {
            throw new IllegalStateException("No controller runs in this process.");
        }
        return jenkins;
    }

    public static Jenkins getInstanceOrNull() {
        return instance;
    }

    /** The identity of the current thread: a user, {@link ACL#SYSTEM2} or {@link #ANONYMOUS2}. */
    public static Authentication getAuthentication2() {
        Authentication a = SecurityContextHolder.getContext().getAuthentication();
        return a == null ? ANONYMOUS2 : a;
    }

    public static void checkGoodName(String name) throws Failure {
        if (Util.fixEmptyAndTrim(name) == null) {
            throw new Failure("No name is specified");
        }
        if (name.equals(".") || name.equals("..")) {
            throw new Failure("“" + name + "” is not an allowed name");
        }
        for (char c : name.toCharArray()) {
            if (Character.isISOControl(c)) {
                throw new Failure("No control code is allowed");
            }
            if ("?*/\\%!@#$^&|<>[]:;".indexOf(c) >= 0) {
                throw new Failure("‘" + c + "’ is an unsafe character");
            }
        }
    }

    /** Loads the configuration; start-up calls it. */
    public void load() throws IOException {
        XmlFile file = getConfigFile();
        if (file.exists()) {
            file.unmarshal(this);
        }
    }

    /** Loads the items; start-up calls it. */
    public void loadItems() {
        items.clear();
        TopLevelItems.load(this, jobsDir()).forEach(item -> items.put(item.getName(), item));
    }

    /** Ends this controller object; a test or a restart then makes another one. */
    public void forget() {
        instance = null;
    }

    @Override
    public synchronized void save() throws IOException {
        if (!BulkChange.contains(this)) {
            getConfigFile().write(this);
            SaveableListener.fireOnChange(this, getConfigFile());
        }
    }

    @Override
    public File getRootDir() {
        return root;
    }

    public ClassLoader getUberClassLoader() {
        return uberClassLoader;
    }

    /** What the lists of extensions are loaded from. */
    public ExtensionIndex extensionIndex() {
        return extensionIndex;
    }

    @SuppressWarnings("unchecked")
    public <T> ExtensionList<T> getExtensionList(Class<T> extensionType) {
        return (ExtensionList<T>)
                extensionLists.computeIfAbsent(extensionType, type -> ExtensionList.create(this, type));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T extends Describable<T>, D extends Descriptor<T>> DescriptorExtensionList<T, D> getDescriptorList(
            Class<T> type) {
        return (DescriptorExtensionList<T, D>) descriptorLists.computeIfAbsent(
                type, each -> DescriptorExtensionList.createDescriptorList(this, (Class) each));
    }

    public Descriptor getDescriptor(Class<? extends Describable> type) {
        return getExtensionList(Descriptor.class).stream()
                .filter(d -> d.clazz == type)
                .findFirst()
                .orElse(null);
    }

    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        Descriptor<?> d = getDescriptor(type);
        if (d == null) {
            throw new AssertionError(type + " is missing its descriptor");
        }
        return d;
    }

    public <T extends Descriptor> T getDescriptorByType(Class<T> type) {
        return getExtensionList(Descriptor.class).stream()
                .filter(d -> d.getClass() == type)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** By id (mostly the describable's class name); also {@code descriptorByName/<id>/} in URLs. */
    public Descriptor getDescriptorByName(String id) {
        return getExtensionList(Descriptor.class).stream()
                .filter(d -> d.getId().equals(id))
                .findFirst()
                .orElse(null);
    }

    public Descriptor getDescriptor(String id) {
        return getDescriptorByName(id);
    }

    public AdministrativeMonitor getAdministrativeMonitor(String id) {
        return AdministrativeMonitor.all().stream().filter(m -> m.id.equals(id)).findFirst().orElse(null);
    }

    public List<AdministrativeMonitor> getActiveAdministrativeMonitors() {
        return AdministrativeMonitor.all().stream()
                .filter(m -> m.isEnabled() && m.isActivated() && m.hasRequiredPermission())
                .toList();
    }

    // ---- items

    @Override
    public Collection<TopLevelItem> getItems() {
        return TopLevelItems.readable(items.values());
    }

    @Override
    public TopLevelItem getItem(String name) {
        return TopLevelItems.readable(items.get(name));
    }

    public TopLevelItem getJob(String name) {
        return getItem(name);
    }

    public Item getItemByFullName(String fullName) {
        return getItemByFullName(fullName, Item.class);
    }

    public <T extends Item> T getItemByFullName(String fullName, Class<T> type) {
        Item item = null;
        ItemGroup<?> group = this;
        for (String name : fullName.split("/")) {
            if (group == null || name.isEmpty()) {
                return null;
            }
            item = group.getItem(name);
            group = item instanceof ItemGroup<?> child ? child : null;
        }
        return type.isInstance(item) ? type.cast(item) : null;
    }

    @Override
    public TopLevelItem createProject(TopLevelItemDescriptor type, String name, boolean notify) throws IOException {
        checkPermission(Item.CREATE);
        TopLevelItem item = TopLevelItems.create(this, type, name, items);
        items.put(name, item);
        item.save();
        ItemListener.fireOnCreated(item);
        return item;
    }

    public <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        return type.cast(createProject((TopLevelItemDescriptor) getDescriptorOrDie(type), name, true));
    }

    @Override
    public TopLevelItem createProjectFromXML(String name, InputStream xml) throws IOException {
        checkPermission(Item.CREATE);
        TopLevelItem item = TopLevelItems.createFromXml(this, jobsDir(), name, xml, items);
        items.put(name, item);
        ItemListener.fireOnCreated(item);
        return item;
    }

    @Override
    public void onDeleted(TopLevelItem item) {
        items.remove(item.getName());
    }

    @Override
    public File getRootDirFor(TopLevelItem child) {
        return new File(jobsDir(), child.getName());
    }

    @Override
    public String getFullName() {
        return "";
    }

    @Override
    public String getFullDisplayName() {
        return "";
    }

    @Override
    public String getDisplayName() {
        return "Jenkins";
    }

    @Override
    public String getUrl() {
        return "";
    }

    @Override
    public String getUrlChildPrefix() {
        return "job";
    }

    // ---- nodes

    /** Empty: this is the built-in node. */
    @Override
    public String getNodeName() {
        return "";
    }

    @Override
    public Computer toComputer() {
        return computer;
    }

    /** The built-in node for the empty name; no other exists. */
    public Node getNode(String name) {
        return name.isEmpty() ? this : null;
    }

    @Override
    public FilePath getRootPath() {
        return new FilePath(root);
    }

    public int getNumExecutors() {
        return numExecutors;
    }

    public void setNumExecutors(int n) throws IOException {
        numExecutors = n;
        save();
    }

    public String getSystemMessage() {
        return systemMessage;
    }

    public void setSystemMessage(String message) throws IOException {
        systemMessage = message;
        save();
    }

    // ---- URLs

    /** The configured address, else that of the current request, else null. */
    public String getRootUrl() {
        String configured = JenkinsLocationConfiguration.get().getUrl();
        if (configured != null) {
            return configured;
        }
        return Stapler.getCurrentRequest2() == null ? null : getRootUrlFromRequest();
    }

    public String getRootUrlFromRequest() {
        StaplerRequest2 req = Stapler.getCurrentRequest2();
        if (req == null) {
            throw new IllegalStateException("cannot call getRootUrlFromRequest from outside a request handling thread");
        }
        return req.getScheme() + "://" + req.getServerName() + ":" + req.getServerPort() + req.getContextPath() + "/";
    }

    public ServletContext getServletContext() {
        return webApp.context;
    }

    public List<Action> getActions() {
        return getExtensionList(Action.class);
    }

    /** Routes {@code <url name>/} to a root action. */
    public Object getDynamic(String token) {
        return getActions().stream().filter(a -> token.equals(a.getUrlName())).findFirst().orElse(null);
    }

    @Override
    public Object getTarget() {
        try {
            checkPermission(READ);
        } catch (AccessDeniedException e) {
            if (!isSubjectToUnprotectedAccess(Stapler.getCurrentRequest2().getRestOfPath())) {
                throw e;
            }
        }
        return this;
    }

    /** The root's view has its own actions; nothing is added here. */
    @Override
    public Object getStaplerFallback() {
        return null;
    }

    /** Routes {@code user/<id>/}. */
    public User getUser(String id) {
        return User.getById(id, hasPermission(ADMINISTER));
    }

    /** Routes {@code plugin/<name>/} to the files of a plugin. */
    public PluginResources getPlugin(String shortName) {
        return new PluginResources(shortName);
    }

    /** Routes {@code crumbIssuer/}. */
    public CrumbIssuer getCrumbIssuer() {
        return crumbIssuer;
    }

    public void setCrumbIssuer(CrumbIssuer issuer) {
        crumbIssuer = issuer;
    }

    /** Routes {@code manage/}: the same objects under the management pages. */
    public Jenkins getManage() {
        checkAnyPermission(ADMINISTER, MANAGE, SYSTEM_READ);
        return this;
    }

    private boolean isSubjectToUnprotectedAccess(String restOfPath) {
        String first = restOfPath.replaceFirst("^/", "").replaceFirst("[/?].*", "");
        return ALWAYS_READABLE.contains(first)
                || getExtensionList(UnprotectedRootAction.class).stream().anyMatch(a -> first.equals(a.getUrlName()));
    }

    // ---- security

    public AuthorizationStrategy getAuthorizationStrategy() {
        return authorizationStrategy;
    }

    public void setAuthorizationStrategy(AuthorizationStrategy a) {
        authorizationStrategy = a == null ? AuthorizationStrategy.UNSECURED : a;
    }

    public SecurityRealm getSecurityRealm() {
        return securityRealm;
    }

    public void setSecurityRealm(SecurityRealm realm) {
        securityRealm = realm == null ? SecurityRealm.NO_AUTHENTICATION : realm;
    }

    @Override
    public ACL getACL() {
        return authorizationStrategy.getRootACL();
    }

    private XmlFile getConfigFile() {
        return new XmlFile(XSTREAM, new File(root, "config.xml"));
    }

    private File jobsDir() {
        return new File(root, "jobs");
    }
}
