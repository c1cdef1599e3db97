package io.jenkins.plugins.windflow.core.compose.write;

import io.jenkins.plugins.windflow.core.compose.load.yaml.YamlWriter;
import io.jenkins.plugins.windflow.core.compose.model.ConfigDefinition;
import io.jenkins.plugins.windflow.core.compose.model.Ipam;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.SecretDefinition;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes a project as one Compose file in normal form: everything resolved and in the long syntax, so that loading it
 * gives the same model. Secrets are not in the text: a variable stands for each. Services that take no part are not
 * written.
 */
public final class ComposeWriter {
    private static final String PLACEHOLDER = "WINDFLOW_SECRET_";

    private final Map<Sensitive, String> placeholders = new LinkedHashMap<>();

    private ComposeWriter() {}

    /**
     * A project as text.
     *
     * @param text the Compose file
     * @param secrets the secrets by the name of the variable that stands for them in the text
     */
    public record Printed(String text, Map<String, Sensitive> secrets) {}

    /** A project whose secrets get names by their number. */
    public static Printed write(Project project) {
        return write(project, Map.of());
    }

    /**
     * A project as text.
     *
     * @param names of the variables that stand for secrets; those without one get a name by their number
     */
    public static Printed write(Project project, Map<Sensitive, String> names) {
        ComposeWriter writer = new ComposeWriter();
        writer.placeholders.putAll(names);
        String text = YamlWriter.write(writer.project(project));
        Map<String, Sensitive> secrets = new LinkedHashMap<>();
        writer.placeholders.forEach((content, name) -> secrets.put(name, content));
        return new Printed(text, secrets);
    }

    private Map<String, Object> project(Project project) {
        Section top = new Section();
        top.put("name", project.name().value());
        Map<String, Object> services = new LinkedHashMap<>();
        ServiceWriter writer = new ServiceWriter(this::reference);
        for (Service service : project.services().values()) {
            services.put(service.name(), writer.service(service));
        }
        top.put("services", services);
        top.putFilled("networks", each(project.networks(), ComposeWriter::network));
        top.putFilled("volumes", each(project.volumes(), ComposeWriter::volume));
        top.putFilled("configs", each(project.configs(), this::config));
        top.putFilled("secrets", each(project.secrets(), this::secret));
        return top.keys();
    }

    private static <T> Map<String, Object> each(Map<String, T> resources, Function<T, Object> writer) {
        Map<String, Object> result = new LinkedHashMap<>();
        resources.forEach((key, resource) -> result.put(key, writer.apply(resource)));
        return result;
    }

    /** A text for a place that takes secrets. */
    private String reference(Text text) {
        return text.secret() ? "${" + placeholder(Sensitive.of(text.value())) + "}" : Section.literal(text.value());
    }

    private String placeholder(Sensitive content) {
        return placeholders.computeIfAbsent(content, any -> PLACEHOLDER + (placeholders.size() + 1));
    }

    private static Map<String, Object> network(Network network) {
        Section keys = new Section();
        keys.put("name", network.name());
        keys.putFlag("external", network.external());
        keys.put("driver", network.driver());
        keys.putTexts("driver_opts", network.driverOptions());
        keys.putFlag("internal", network.internal());
        keys.putFlag("attachable", network.attachable());
        keys.putValue("enable_ipv4", network.enableIpv4());
        keys.putValue("enable_ipv6", network.enableIpv6());
        keys.putValue("ipam", network.ipam().map(ComposeWriter::ipam));
        keys.putTexts("labels", network.labels());
        return keys.keys();
    }

    private static Map<String, Object> ipam(Ipam ipam) {
        Section keys = new Section();
        keys.put("driver", ipam.driver());
        keys.putFilled("config", ipam.pools().stream().map(ComposeWriter::pool).toList());
        keys.putTexts("options", ipam.options());
        return keys.keys();
    }

    private static Map<String, Object> pool(Ipam.Pool pool) {
        Section keys = new Section();
        keys.put("subnet", pool.subnet());
        keys.put("ip_range", pool.ipRange());
        keys.put("gateway", pool.gateway());
        keys.putTexts("aux_addresses", pool.auxiliaryAddresses());
        return keys.keys();
    }

    private static Map<String, Object> volume(Volume volume) {
        Section keys = new Section();
        keys.put("name", volume.name());
        keys.putFlag("external", volume.external());
        keys.put("driver", volume.driver());
        keys.putTexts("driver_opts", volume.driverOptions());
        keys.putTexts("labels", volume.labels());
        return keys.keys();
    }

    private Map<String, Object> secret(SecretDefinition secret) {
        return Map.of("environment", placeholder(secret.content()));
    }

    /** A content that is no text is written like a secret. */
    private Map<String, Object> config(ConfigDefinition config) {
        String text = config.content().reveal();
        boolean isText = text.indexOf('\0') < 0 && Sensitive.of(text).equals(config.content());
        return config.secret() || !isText
                ? Map.of("environment", placeholder(config.content()))
                : Map.of("content", Section.literal(text));
    }
}
