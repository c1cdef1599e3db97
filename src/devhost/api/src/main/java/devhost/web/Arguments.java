package devhost.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;

/** Fills the parameters of web methods. */
final class Arguments {
    private final RequestImpl req;
    private final ResponseImpl rsp;

    Arguments(RequestImpl req, ResponseImpl rsp) {
        this.req = req;
        this.rsp = rsp;
    }

    Object[] of(Method method) throws ServletException {
        Parameter[] parameters = method.getParameters();
        Object[] values = new Object[parameters.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(parameters[i]);
        }
        return values;
    }

    private Object value(Parameter parameter) throws ServletException {
        Class<?> type = parameter.getType();
        QueryParameter query = parameter.getAnnotation(QueryParameter.class);
        if (query != null) {
            return query(query, parameter.getName(), type);
        }
        if (parameter.isAnnotationPresent(AncestorInPath.class)) {
            return req.findAncestorObject(type);
        }
        if (HttpServletRequest.class.isAssignableFrom(type)) {
            return req;
        }
        return HttpServletResponse.class.isAssignableFrom(type) ? rsp : null;
    }

    private Object query(QueryParameter annotation, String parameterName, Class<?> type) throws ServletException {
        String name = annotation.value().isEmpty() ? parameterName : annotation.value();
        String value = req.getParameter(name);
        if (annotation.required() && value == null) {
            throw new ServletException("Required Query parameter " + name + " is missing");
        }
        if (annotation.fixEmpty() && value != null && value.isEmpty()) {
            value = null;
        }
        try {
            return convert(value, type);
        } catch (NumberFormatException e) {
            throw new ServletException("Query parameter " + name + " is not a number: " + value, e);
        }
    }

    private static Object convert(String value, Class<?> type) {
        if (type == String.class) {
            return value;
        }
        if (type == boolean.class) {
            return Boolean.parseBoolean(value) || "on".equals(value);
        }
        if (type == Boolean.class) {
            return value == null ? null : Boolean.valueOf(Boolean.parseBoolean(value) || value.equals("on"));
        }
        if (type == int.class || type == Integer.class) {
            return value == null && !type.isPrimitive() ? null : Integer.valueOf(value);
        }
        if (type == long.class || type == Long.class) {
            return value == null && !type.isPrimitive() ? null : Long.valueOf(value);
        }
        throw new IllegalArgumentException("No converter for " + type);
    }
}
