package io.jenkins.plugins.windflow.core.compose.load.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the values of one key are put together when two files have it (Compose Specification, "Merge and override"). */
enum MergeRule {
    /** Mappings key by key, lists one after the other, anything else is replaced. */
    DEFAULT,
    /** The later value takes the place of the earlier one. */
    REPLACE,
    /** {@code NAME: value} and {@code - NAME=value} are the same thing. */
    PAIRS,
    /** {@code - name} is the same as {@code name:} without a value. */
    NAMES,
    /** {@code - name} is the same as {@code name: {condition: service_started}}. */
    DEPENDENCIES,
    /** {@code - name=address} is the same as {@code name: [address]}; all addresses of a name count. */
    HOSTS,
    /** A string is the same as a list of one. */
    ITEMS,
    /** A string is the same as {@code {context: string}}. */
    BUILD,
    /** Mappings with the same {@code driver}, or without one, are merged; another driver replaces. */
    SAME_DRIVER,
    /** Mappings in a list belong together when their {@code subnet} is the same. */
    SUBNETS;

    private static final String ANY = "*";

    private static final Map<List<String>, MergeRule> RULES = Map.ofEntries(
            rule(REPLACE, "services", ANY, "command"),
            rule(REPLACE, "services", ANY, "entrypoint"),
            rule(REPLACE, "services", ANY, "healthcheck", "test"),
            rule(REPLACE, "services", ANY, "ulimits", ANY),
            rule(PAIRS, "services", ANY, "environment"),
            rule(PAIRS, "services", ANY, "labels"),
            rule(PAIRS, "services", ANY, "annotations"),
            rule(PAIRS, "services", ANY, "sysctls"),
            rule(PAIRS, "services", ANY, "build", "args"),
            rule(PAIRS, "services", ANY, "build", "labels"),
            rule(PAIRS, "services", ANY, "build", "additional_contexts"),
            rule(PAIRS, "services", ANY, "deploy", "labels"),
            rule(PAIRS, "networks", ANY, "labels"),
            rule(PAIRS, "volumes", ANY, "labels"),
            rule(PAIRS, "secrets", ANY, "labels"),
            rule(PAIRS, "configs", ANY, "labels"),
            rule(HOSTS, "services", ANY, "extra_hosts"),
            rule(HOSTS, "services", ANY, "build", "extra_hosts"),
            rule(NAMES, "services", ANY, "networks"),
            rule(NAMES, "services", ANY, "models"),
            rule(DEPENDENCIES, "services", ANY, "depends_on"),
            rule(BUILD, "services", ANY, "build"),
            rule(SAME_DRIVER, "services", ANY, "logging"),
            rule(ITEMS, "services", ANY, "env_file"),
            rule(ITEMS, "services", ANY, "label_file"),
            rule(ITEMS, "services", ANY, "tmpfs"),
            rule(ITEMS, "services", ANY, "dns"),
            rule(ITEMS, "services", ANY, "dns_opt"),
            rule(ITEMS, "services", ANY, "dns_search"),
            rule(SUBNETS, "networks", ANY, "ipam", "config"));

    private static Map.Entry<List<String>, MergeRule> rule(MergeRule rule, String... pattern) {
        return Map.entry(List.of(pattern), rule);
    }

    /** The rule for a path of keys; names that the user gives (services, networks, limits, ...) do not matter. */
    static MergeRule at(List<String> path) {
        if (path.size() < 3) {
            return DEFAULT;
        }
        List<String> pattern = new ArrayList<>(path);
        pattern.set(1, ANY);
        MergeRule rule = RULES.get(pattern);
        if (rule == null) {
            pattern.set(pattern.size() - 1, ANY);
            rule = RULES.getOrDefault(pattern, DEFAULT);
        }
        return rule;
    }
}
