package hudson.model;

import hudson.XmlFile;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;

/** Storage of items. */
public class Items {
    public static final XStream2 XSTREAM = new XStream2();
    public static final XStream2 XSTREAM2 = XSTREAM;

    private Items() {}

    public static XmlFile getConfigFile(File dir) {
        return new XmlFile(XSTREAM, new File(dir, "config.xml"));
    }

    public static Item load(ItemGroup<? extends Item> parent, File dir) throws IOException {
        Item item = (Item) getConfigFile(dir).read();
        item.onLoad(parent, dir.getName());
        return item;
    }
}
