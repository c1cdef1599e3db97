package devhost.web;

import devhost.ViewRenderer;
import hudson.ExtensionList;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerFallback;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** Walks from object to object along the URL, by Stapler's rules and in their order, until something answers. */
final class Router {
    private final RequestImpl req;
    private final ResponseImpl rsp;
    private final PathTokens tokens;

    Router(RequestImpl req, ResponseImpl rsp) {
        this.req = req;
        this.rsp = rsp;
        this.tokens = req.tokens();
    }

    void invoke(Object root) throws IOException, ServletException {
        try {
            if (!reach(root)) {
                rsp.sendError(404);
            }
        } catch (RuntimeException e) {
            if (!(e instanceof HttpResponse response)) {
                throw e;
            }
            response.generateResponse(req, rsp, root);
        }
    }

    private boolean reach(Object node) throws IOException, ServletException {
        if (node == null) {
            return false;
        }
        if (node instanceof HttpResponse response) {
            response.generateResponse(req, rsp, node);
            return true;
        }
        req.visit(node);
        if (node instanceof StaplerProxy proxy) {
            Object target = proxy.getTarget();
            if (target != node) {
                return reach(target);
            }
        }
        if (tokens.hasMore() ? dispatch(node) : index(node)) {
            return true;
        }
        if (node instanceof StaplerFallback fallback && fallback.getStaplerFallback() != node) {
            return reach(fallback.getStaplerFallback());
        }
        return false;
    }

    /** The URL of an object ends with a slash, so that relative links on its page work. */
    private boolean index(Object node) throws IOException, ServletException {
        if (!tokens.endsWithSlash()) {
            String query = req.getQueryString() == null ? "" : "?" + req.getQueryString();
            rsp.sendRedirect2(req.getRequestURI() + "/" + query);
            return true;
        }
        return webMethod(node, "") || view(node, "index") || dynamicMethod(node);
    }

    private boolean dispatch(Object node) throws IOException, ServletException {
        int here = tokens.position();
        String name = tokens.take();
        if (webMethod(node, name)) {
            return true;
        }
        if (!tokens.hasMore() && !tokens.endsWithSlash() && view(node, name)) {
            return true;
        }
        if (getter(node, name)) {
            return true;
        }
        tokens.back(here);
        return dynamicGetter(node) || dynamicMethod(node);
    }

    private boolean webMethod(Object node, String name) throws IOException, ServletException {
        for (Method method : WebMethod.named(node.getClass(), name)) {
            if (fitsVerb(method)) {
                if (method.isAnnotationPresent(RequirePOST.class) && !req.getMethod().equals("POST")) {
                    demandPost(method);
                } else {
                    answer(call(node, method, new Arguments(req, rsp).of(method)), node);
                }
                return true;
            }
        }
        return false;
    }

    private boolean fitsVerb(Method method) {
        boolean get = method.isAnnotationPresent(GET.class);
        boolean post = method.isAnnotationPresent(POST.class);
        return !get && !post || get && req.getMethod().equals("GET") || post && req.getMethod().equals("POST");
    }

    private void demandPost(Method method) throws IOException {
        rsp.setStatus(405);
        rsp.addHeader("Allow", "POST");
        rsp.setContentType("text/html");
        rsp.getWriter().print("<html><head><title>POST required</title></head><body>POST is required for "
                + method.getDeclaringClass().getName() + "." + method.getName() + "<br>"
                + "<form method='POST'><input type='submit' value='Try POSTing'></form></body></html>");
    }

    private boolean view(Object node, String name) throws IOException, ServletException {
        for (ViewRenderer renderer : ExtensionList.lookup(ViewRenderer.class)) {
            if (renderer.render(node, name, req, rsp)) {
                return true;
            }
        }
        return false;
    }

    private boolean getter(Object node, String name) throws IOException, ServletException {
        Class<?> type = node.getClass();
        Method plain = WebMethod.getter(type, name);
        if (plain != null) {
            return reach(call(node, plain));
        }
        Method withRequest = WebMethod.getter(type, name, StaplerRequest2.class);
        if (withRequest != null) {
            return reach(call(node, withRequest, req));
        }
        if (!tokens.hasMore()) {
            return false;
        }
        Method byName = WebMethod.getter(type, name, String.class);
        if (byName != null) {
            return reach(call(node, byName, tokens.take()));
        }
        Method byNumber = WebMethod.getter(type, name, int.class);
        if (byNumber != null && tokens.peek().matches("-?\\d{1,9}")) {
            return reach(call(node, byNumber, Integer.parseInt(tokens.take())));
        }
        return false;
    }

    private boolean dynamicGetter(Object node) throws IOException, ServletException {
        Method short_ = method(node, "getDynamic", String.class);
        Method full = method(node, "getDynamic", String.class, StaplerRequest2.class, StaplerResponse2.class);
        if (short_ == null && full == null) {
            return false;
        }
        int here = tokens.position();
        String name = tokens.take();
        Object child = full == null ? call(node, short_, name) : call(node, full, name, req, rsp);
        if (child != null && reach(child)) {
            return true;
        }
        tokens.back(here);
        return false;
    }

    private boolean dynamicMethod(Object node) throws IOException, ServletException {
        Method method = method(node, "doDynamic", StaplerRequest2.class, StaplerResponse2.class);
        if (method == null) {
            return false;
        }
        answer(call(node, method, req, rsp), node);
        return true;
    }

    private void answer(Object result, Object node) throws IOException, ServletException {
        if (result instanceof HttpResponse response) {
            response.generateResponse(req, rsp, node);
        }
    }

    /** Calls a method; an exception that is an answer is returned as the result. */
    private static Object call(Object node, Method method, Object... arguments) throws IOException, ServletException {
        try {
            method.setAccessible(true);
            return method.invoke(node, arguments);
        } catch (InvocationTargetException e) {
            return switch (e.getCause()) {
                case RuntimeException runtime -> throw runtime;
                case HttpResponse response -> response;
                case Error error -> throw error;
                case IOException io -> throw io;
                case ServletException servlet -> throw servlet;
                case null, default -> throw new ServletException(e.getCause());
            };
        } catch (IllegalAccessException e) {
            throw new ServletException(e);
        }
    }

    private static Method method(Object node, String name, Class<?>... parameters) {
        try {
            return node.getClass().getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
