package devhost.pages;

import hudson.model.ModelObject;
import java.util.Map;

/** A page that the plugin's browser program fills: the same root element as in its Jelly view. */
final class ShellPage {
    private ShellPage() {}

    /** Whether an object has such a page: its class has the two getters that the Jelly view reads. */
    static boolean fits(Object model) {
        try {
            return model instanceof ModelObject
                    && model.getClass().getMethod("getView").getReturnType() == String.class
                    && Map.class.isAssignableFrom(model.getClass().getMethod("getData").getReturnType());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    static Html contents(Object model, Frame frame) {
        String plugin = frame.resources() + "/plugin/windflow";
        Html page = new Html().add("<link rel=\"stylesheet\" href=\"%s/app/main.css\">", plugin);
        page.add("<div id=\"windflow-app\" data-view=\"%s\""
                + " data-root-url=\"%s\" data-res-url=\"%s\" data-plugin-url=\"%s\"",
                read(model, "getView"), frame.root(), frame.resources(), plugin);
        ((Map<?, ?>) read(model, "getData")).forEach((name, value) -> page.add(" data-%s=\"%s\"", name, value));
        return page.add("></div><script type=\"module\" src=\"%s/app/main.js\"></script>", plugin);
    }

    /** What an action says of itself on the page of its build; empty when it says nothing. */
    static String summary(Object action) {
        try {
            return String.valueOf(action.getClass().getMethod("getSummary").invoke(action));
        } catch (NoSuchMethodException e) {
            return "";
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The summary of " + action.getClass().getName() + " cannot be read", e);
        }
    }

    private static Object read(Object model, String getter) {
        try {
            return model.getClass().getMethod(getter).invoke(model);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The page of " + model.getClass().getName() + " cannot be read", e);
        }
    }
}
