package devhost.boot;

import java.io.File;
import java.util.List;

/**
 * How to start a controller.
 *
 * @param home directory of the controller's state
 * @param loader class loader of the plugins: extensions are found through it
 * @param port port on 127.0.0.1; 0 takes a free one
 * @param extraExtensions extensions that no index names
 */
public record ControllerOptions(File home, ClassLoader loader, int port, List<Object> extraExtensions) {}
