package io.jenkins.plugins.windflow.pages;

import java.util.Map;

/** Who changed what. The page is for everybody who may look; its records are only for those who configure. */
public final class AuditPage extends Page {
    AuditPage() {}

    @Override
    public String getDisplayName() {
        return Messages.AuditPage_displayName();
    }

    @Override
    public String getView() {
        return "audit";
    }

    @Override
    Map<String, String> facts() {
        return Map.of();
    }
}
