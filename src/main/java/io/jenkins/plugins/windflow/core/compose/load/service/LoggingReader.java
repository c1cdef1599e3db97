package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.model.Logging;
import java.util.Map;
import java.util.Optional;

/** Reads {@code logging} of a service. */
final class LoggingReader {
    private final Reading reading;

    LoggingReader(Reading reading) {
        this.reading = reading;
    }

    /** Without driver and options it asks for nothing. */
    Optional<Logging> read(Fields service) {
        return service.mapping("logging")
                .map(mapping -> Fields.of(mapping, Scope.LOGGING, service.path("logging"), reading))
                .map(fields -> new Logging(
                        fields.string("driver").filter(driver -> !driver.isEmpty()),
                        fields.mapping("options")
                                .map(options -> options(fields))
                                .orElse(Map.of())))
                .filter(logging ->
                        logging.driver().isPresent() || !logging.options().isEmpty());
    }

    private Map<String, String> options(Fields fields) {
        Map<String, String> options = fields.textPairs("options");
        new LogDestination(reading, fields).check(options);
        return options;
    }
}
