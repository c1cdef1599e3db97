package io.jenkins.plugins.casc;

import devhost.casc.Configuration;
import devhost.casc.Exporter;
import devhost.casc.YamlDocument;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the controller's configuration from YAML and writes it as YAML. */
@Extension
public class ConfigurationAsCode {
    public static ConfigurationAsCode get() {
        return ExtensionList.lookupSingleton(ConfigurationAsCode.class);
    }

    /** Applies files or URLs; all are checked before the first is applied. */
    public void configure(String... sources) throws ConfiguratorException {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (String source : sources) {
            documents.add(YamlDocument.parse(read(source)));
        }
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            documents.forEach(document -> new Configuration(true).apply(document));
            documents.forEach(document -> new Configuration(false).apply(document));
        }
    }

    /** Writes the whole configuration; values that are defaults are left out. */
    public void export(OutputStream out) throws Exception {
        out.write(YamlDocument.print(new Exporter().everything()).getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String source) {
        try {
            if (!source.matches("[a-z]{2,}:.*")) {
                return Files.readString(Path.of(source));
            }
            try (InputStream in = URI.create(source).toURL().openStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new ConfiguratorException("Failed to read " + source, e);
        }
    }
}
