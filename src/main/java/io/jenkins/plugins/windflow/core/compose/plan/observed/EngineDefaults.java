package io.jenkins.plugins.windflow.core.compose.plan.observed;

/**
 * What an engine gives to containers that do not ask.
 *
 * @param runtime name of its default runtime
 * @param cgroupNamespace {@code host} or {@code private}
 * @param swapLimit whether its kernel can limit swap
 * @param loggingDriver what it puts their logs into; empty when it does not say
 */
public record EngineDefaults(String runtime, String cgroupNamespace, boolean swapLimit, String loggingDriver) {}
