package devhost.boot;

import devhost.pipeline.Programs;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.model.PeriodicWork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Runs the methods marked with {@link Initializer} and {@link Terminator}. */
final class Initializers {
    private static final Logger LOGGER = Logger.getLogger(Initializers.class.getName());

    private final List<Method> pending;
    private final List<Method> terminators;

    Initializers(ClassLoader loader) {
        Set<Class<?>> classes = indexed(Initializer.class, loader);
        classes.add(PeriodicWork.class);
        classes.add(Programs.class);
        pending = new ArrayList<>(methods(classes, Initializer.class));
        Set<Class<?>> ending = indexed(Terminator.class, loader);
        ending.add(Programs.class);
        terminators = methods(ending, Terminator.class);
    }

    /** Runs the initializers that are due once this milestone is reached. */
    void reached(InitMilestone milestone) {
        List<Method> due = pending.stream()
                .filter(method -> method.getAnnotation(Initializer.class).after().compareTo(milestone) <= 0)
                .sorted(Comparator.comparing(method -> method.getAnnotation(Initializer.class).before()))
                .toList();
        pending.removeAll(due);
        due.forEach(Initializers::call);
    }

    /** Runs every terminator; one that fails does not stop the others. */
    void terminate() {
        for (Method method : terminators) {
            try {
                call(method);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "Failed to run " + method, e);
            }
        }
    }

    private static List<Method> methods(Set<Class<?>> classes, Class<? extends Annotation> mark) {
        List<Method> found = new ArrayList<>();
        for (Class<?> type : classes) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(mark)) {
                    found.add(method);
                }
            }
        }
        return found;
    }

    private static Set<Class<?>> indexed(Class<? extends Annotation> mark, ClassLoader loader) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        try {
            String file = "META-INF/annotations/" + mark.getName();
            for (URL index : Collections.list(loader.getResources(file))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(index.openStream(), StandardCharsets.UTF_8))) {
                    for (String name : lines.lines().filter(line -> !line.isBlank()).toList()) {
                        classes.add(loader.loadClass(name.trim()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The index of " + mark.getName() + " names a class that is missing", e);
        }
        return classes;
    }

    private static void call(Method method) {
        try {
            method.setAccessible(true);
            Object target = Modifier.isStatic(method.getModifiers())
                    ? null
                    : Jenkins.get().getExtensionList(method.getDeclaringClass()).get(0);
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                Class<?> type = method.getParameterTypes()[i];
                arguments[i] = type.isInstance(Jenkins.get())
                        ? Jenkins.get()
                        : Jenkins.get().getExtensionList(type).get(0);
            }
            method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Failed to run " + method, e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Failed to run " + method, e);
        }
    }
}
