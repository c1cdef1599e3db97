package io.jenkins.plugins.windflow.pages;

import java.util.Map;

/** A page that the browser's program fills: what the element {@code #windflow-app} says about it. */
public interface PageShell {
    /** Which view is wanted: {@code overview}, {@code environment}, {@code stack}, {@code operation} or {@code build}. */
    String getView();

    /** The values of the {@code data-} attributes by their names without that prefix. */
    Map<String, String> getData();
}
