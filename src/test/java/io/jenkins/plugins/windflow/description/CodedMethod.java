package io.jenkins.plugins.windflow.description;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * A web method as the code has it, with the address at which Stapler finds it from an object on.
 *
 * @param verb GET or POST, or nothing when it does not say
 * @param path with nameless parameters
 */
record CodedMethod(String verb, String path, Method method) {
    private static final String PLUGIN = "io.jenkins.plugins.windflow.";
    private static final String HOLE = "/{}";

    /** Every one that can be reached from a class, through its getters. */
    static List<CodedMethod> below(Class<?> type, String path) {
        List<CodedMethod> found = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (method.isBridge() || Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            if (isWebMethod(method)) {
                found.add(new CodedMethod(verb(method), path + name(method), method));
            } else if (isGetter(method)) {
                found.addAll(below(method.getReturnType(), path + step(method)));
            }
        }
        return found;
    }

    private static boolean isWebMethod(Method method) {
        return method.getName().matches("do[A-Z].*") || !verb(method).isEmpty();
    }

    private static String verb(Method method) {
        return method.isAnnotationPresent(GET.class) ? "GET" : method.isAnnotationPresent(POST.class) ? "POST" : "";
    }

    private static String name(Method method) {
        WebMethod named = method.getAnnotation(WebMethod.class);
        String name =
                named != null ? named.name()[0] : camelized(method.getName().substring("do".length()));
        return name.isEmpty() || name.equals("index") ? "" : "/" + name;
    }

    /** Getters that Stapler walks through, as far as the objects are of the plugin. */
    private static boolean isGetter(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return method.getName().matches("get[A-Z].*")
                && !method.getName().equals("getTarget")
                && method.getReturnType().getName().startsWith(PLUGIN)
                && !method.getReturnType().isRecord()
                && !method.getReturnType().isEnum()
                && (parameters.length == 0 || parameters.length == 1 && parameters[0] == String.class);
    }

    private static String step(Method getter) {
        String name = getter.getName().substring("get".length());
        String hole = getter.getParameterCount() == 0 ? "" : HOLE;
        return name.equals("Dynamic") ? HOLE : "/" + camelized(name) + hole;
    }

    private static String camelized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** As {@link ApiOperation#key()}. */
    String key() {
        return verb + " " + path;
    }

    /** Names of what it takes from the query. */
    Set<String> queryParameters() {
        return Stream.of(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryParameter.class))
                .map(parameter -> {
                    String name = parameter.getAnnotation(QueryParameter.class).value();
                    return name.isEmpty() ? parameter.getName() : name;
                })
                .collect(Collectors.toSet());
    }

    /** Whether it sees the request itself, and so its body and further parameters. */
    boolean takesRequest() {
        return List.of(method.getParameterTypes()).contains(StaplerRequest2.class);
    }

    String place() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
