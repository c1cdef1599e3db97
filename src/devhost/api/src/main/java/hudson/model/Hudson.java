package hudson.model;

import java.io.File;
import jenkins.model.Jenkins;

/** The class of the controller object; permission ids of group Overall start with its name. */
public class Hudson extends Jenkins {
    public Hudson(File root, ClassLoader uberClassLoader) {
        super(root, uberClassLoader);
    }
}
