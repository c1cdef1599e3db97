package io.jenkins.plugins.windflow.pages;

import java.util.Map;

/** One operation: its plan, its live log and what came of it. */
public final class OperationPage extends Page {
    private final String id;

    OperationPage(String id) {
        this.id = id;
    }

    @Override
    public String getDisplayName() {
        return Messages.OperationPage_displayName(id);
    }

    @Override
    public String getView() {
        return "operation";
    }

    @Override
    Map<String, String> facts() {
        return Map.of("operation", id);
    }
}
