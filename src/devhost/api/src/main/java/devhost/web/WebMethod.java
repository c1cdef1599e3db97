package devhost.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerFallback;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** Which methods and getters of a class are part of its URLs: Jenkins' rules, which are stricter than Stapler's. */
final class WebMethod {
    private static final ClassValue<Boolean> ROUTABLE = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.isAnnotationPresent(StaplerAccessibleType.class)
                    || StaplerProxy.class.isAssignableFrom(type)
                    || StaplerFallback.class.isAssignableFrom(type)
                    || Stream.of(type.getMethods()).anyMatch(WebMethod::isWebMethod)
                    || type.getSuperclass() != null && ROUTABLE.get(type.getSuperclass())
                    || Stream.of(type.getInterfaces()).anyMatch(ROUTABLE::get);
        }
    };

    private WebMethod() {}

    /** Methods that answer under a name: {@code doName}, or a method annotated with that name. */
    static List<Method> named(Class<?> type, String name) {
        return Stream.of(type.getMethods())
                .filter(WebMethod::isWebMethod)
                .filter(method -> names(method).contains(name))
                .toList();
    }

    /** {@code getName} with these parameters, when what it returns may be walked to. */
    static Method getter(Class<?> type, String name, Class<?>... parameters) {
        for (Method method : type.getMethods()) {
            if (method.getName().length() > 3 && method.getName().startsWith("get")
                    && camelized(method.getName().substring(3)).equals(name)
                    && Arrays.equals(method.getParameterTypes(), parameters)
                    && !Modifier.isStatic(method.getModifiers()) && !method.isBridge()
                    && !method.getName().matches("get(Target|StaplerFallback|Class|Dynamic)")
                    && ROUTABLE.get(method.getReturnType())) {
                return method;
            }
        }
        return null;
    }

    private static boolean isWebMethod(Method method) {
        if (method.isBridge() || Modifier.isStatic(method.getModifiers()) || method.getName().equals("doDynamic")) {
            return false;
        }
        if (isMarked(method) || Stream.of(method.getParameters()).anyMatch(WebMethod::isInjected)) {
            return true;
        }
        return method.getName().matches("do[^a-z].*")
                && (Stream.of(method.getParameterTypes()).anyMatch(WebMethod::isRequestOrResponse)
                        || HttpResponse.class.isAssignableFrom(method.getReturnType())
                        || Stream.of(method.getExceptionTypes()).anyMatch(HttpResponse.class::isAssignableFrom));
    }

    private static boolean isMarked(Method method) {
        List<Class<? extends Annotation>> marks =
                List.of(org.kohsuke.stapler.WebMethod.class, GET.class, POST.class, RequirePOST.class);
        return marks.stream().anyMatch(method::isAnnotationPresent);
    }

    private static boolean isInjected(Parameter parameter) {
        return parameter.isAnnotationPresent(QueryParameter.class)
                || parameter.isAnnotationPresent(AncestorInPath.class);
    }

    private static boolean isRequestOrResponse(Class<?> type) {
        return type == StaplerRequest2.class || type == StaplerResponse2.class;
    }

    private static List<String> names(Method method) {
        org.kohsuke.stapler.WebMethod annotation = method.getAnnotation(org.kohsuke.stapler.WebMethod.class);
        if (annotation != null) {
            return List.of(annotation.name());
        }
        List<String> names = new ArrayList<>();
        if (method.getName().equals("doIndex")) {
            names.add("");
        }
        if (method.getName().startsWith("do") && method.getName().length() > 2) {
            names.add(camelized(method.getName().substring(2)));
        }
        return names;
    }

    private static String camelized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
