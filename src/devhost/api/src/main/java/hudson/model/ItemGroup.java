package hudson.model;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Contains items. */
public interface ItemGroup<T extends Item> extends PersistenceRoot, ModelObject {
    String getFullName();

    String getFullDisplayName();

    /** The items that the current user may read. */
    Collection<T> getItems();

    String getUrl();

    String getUrlChildPrefix();

    /** The item with this name, or null when there is none or the current user may not read it. */
    T getItem(String name);

    File getRootDirFor(T child);

    void onDeleted(T item) throws IOException;

    /** Items of a type, in all depths. */
    default <U extends Item> List<U> getAllItems(Class<U> type) {
        List<U> found = new ArrayList<>();
        for (Item item : getItems()) {
            if (type.isInstance(item)) {
                found.add(type.cast(item));
            }
            if (item instanceof ItemGroup<?> group) {
                found.addAll(group.getAllItems(type));
            }
        }
        return found;
    }

    default List<Item> getAllItems() {
        return getAllItems(Item.class);
    }
}
