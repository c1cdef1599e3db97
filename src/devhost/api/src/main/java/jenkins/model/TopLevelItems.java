package jenkins.model;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Items;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.security.access.AccessDeniedException;

/** What the root and folders do alike with their children. */
public final class TopLevelItems {
    private TopLevelItems() {}

    /** Item names differ in more than case. */
    public static <I> Map<String, I> emptyMap() {
        return new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    /** Loads every child directory; one that cannot be read is reported and left out. */
    public static List<TopLevelItem> load(ItemGroup<? extends Item> parent, File jobsDir) {
        List<TopLevelItem> loaded = new ArrayList<>();
        File[] children = jobsDir.listFiles(dir -> Items.getConfigFile(dir).exists());
        for (File dir : children == null ? new File[0] : children) {
            try {
                loaded.add((TopLevelItem) Items.load(parent, dir));
            } catch (IOException | RuntimeException e) {
                Logger.getLogger(TopLevelItems.class.getName()).log(Level.WARNING, "could not load " + dir, e);
            }
        }
        return loaded;
    }

    public static TopLevelItem create(
            ItemGroup<? extends TopLevelItem> parent, TopLevelItemDescriptor type, String name, Map<String, ?> existing)
            throws IOException {
        checkName(name, existing);
        TopLevelItem item = type.newInstance(parent, name);
        Files.createDirectories(item.getRootDir().toPath());
        item.onCreatedFromScratch();
        return item;
    }

    public static TopLevelItem createFromXml(
            ItemGroup<? extends TopLevelItem> parent, File jobsDir, String name, InputStream xml,
            Map<String, ?> existing) throws IOException {
        checkName(name, existing);
        File dir = new File(jobsDir, name);
        Files.createDirectories(dir.toPath());
        Files.copy(xml, Items.getConfigFile(dir).getFile().toPath());
        return (TopLevelItem) Items.load(parent, dir);
    }

    /** The item, null when hidden from the current user, an error when only its existence may be known. */
    public static <I extends Item> I readable(I item) {
        if (item == null || item.hasPermission(Item.READ)) {
            return item;
        }
        if (item.hasPermission(Item.DISCOVER)) {
            throw new AccessDeniedException("Please login to access job " + item.getName());
        }
        return null;
    }

    public static <I extends Item> List<I> readable(Collection<I> items) {
        return items.stream().filter(item -> item.hasPermission(Item.READ)).toList();
    }

    private static void checkName(String name, Map<String, ?> existing) {
        Jenkins.checkGoodName(name);
        if (existing.containsKey(name)) {
            throw new IllegalArgumentException("a job already exists with the name ‘" + name + "’");
        }
    }
}
