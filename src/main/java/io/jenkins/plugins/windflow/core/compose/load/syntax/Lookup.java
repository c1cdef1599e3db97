package io.jenkins.plugins.windflow.core.compose.load.syntax;

import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.Optional;

/** Where interpolation finds the values of variables. */
@FunctionalInterface
public interface Lookup {
    /** The value of a variable; empty when it is not set. */
    Optional<Text> find(String name);
}
