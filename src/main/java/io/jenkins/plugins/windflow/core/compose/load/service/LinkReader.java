package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.HostAccess;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Values;
import io.jenkins.plugins.windflow.core.compose.load.syntax.SyntaxException;
import io.jenkins.plugins.windflow.core.compose.model.ContainerReference;
import io.jenkins.plugins.windflow.core.compose.model.Link;
import io.jenkins.plugins.windflow.core.compose.model.VolumesFrom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads what a service takes from single other containers: {@code links}, {@code external_links}, {@code volumes_from}. */
final class LinkReader {
    private static final String CONTAINER = "container:";

    private final Reading reading;
    private final Fields service;

    LinkReader(Reading reading, Fields service) {
        this.reading = reading;
        this.service = service;
    }

    List<Link> links() {
        Set<Link> links = new LinkedHashSet<>();
        links.addAll(entries("links", text -> link(text, ContainerReference.OfService::new)));
        links.addAll(entries("external_links", text -> link(text, ContainerReference.Named::new)));
        return List.copyOf(links);
    }

    List<VolumesFrom> volumesFrom() {
        Set<VolumesFrom> sources = new LinkedHashSet<>(entries("volumes_from", LinkReader::source));
        if (sources.stream().anyMatch(source -> source.container() instanceof ContainerReference.Named)) {
            new HostAccess(reading).checkForeignMounts(service.position("volumes_from"), service.path("volumes_from"));
        }
        return List.copyOf(sources);
    }

    private <T> List<T> entries(String key, Values.Syntax<T> syntax) {
        List<T> result = new ArrayList<>();
        service.node(key)
                .ifPresent(node -> reading.values()
                        .strings(node, service.path(key))
                        .forEach(text -> reading.values()
                                .parse(node, service.path(key), text, syntax)
                                .ifPresent(result::add)));
        return result;
    }

    private static Link link(String text, Function<String, ContainerReference> reference) throws SyntaxException {
        String[] parts = text.split(":", -1);
        if (parts.length > 2 || parts[0].isEmpty() || parts[parts.length - 1].isEmpty()) {
            throw new SyntaxException("\"" + text + "\" is not a link: write NAME or NAME:ALIAS.");
        }
        return new Link(reference.apply(parts[0]), parts[parts.length - 1]);
    }

    private static VolumesFrom source(String text) throws SyntaxException {
        boolean named = text.startsWith(CONTAINER);
        String[] parts = (named ? text.substring(CONTAINER.length()) : text).split(":", -1);
        String access = parts.length > 1 ? parts[1] : "rw";
        if (parts.length > 2 || parts[0].isEmpty() || !access.equals("ro") && !access.equals("rw")) {
            throw new SyntaxException(
                    "\"" + text + "\" does not name mounts to share: write SERVICE, container:NAME or one"
                            + " of them with \":ro\".");
        }
        return new VolumesFrom(
                named ? new ContainerReference.Named(parts[0]) : new ContainerReference.OfService(parts[0]),
                access.equals("ro"));
    }
}
