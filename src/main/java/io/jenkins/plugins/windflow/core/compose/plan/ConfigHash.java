package io.jenkins.plugins.windflow.core.compose.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.jenkins.plugins.windflow.core.compose.model.MountedFile;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.body.ContainerBody;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes (HMAC-SHA-256) of what is asked for, kept as labels. Keyed, because a plain hash over a secret can be
 * guessed. The value has three parts, {@code <settings>.<secrets>.<configs>}: settings can also be compared by looking at the
 * container, the content of files cannot.
 */
public final class ConfigHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final ObjectMapper SORTED =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** The part of a label's value that stands for no secrets or configs at all. */
    static final String NO_FILES = "0";

    private final byte[] key;

    /** @param key of the controller, at least 16 bytes */
    public ConfigHash(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("The key for configuration hashes needs at least 16 bytes.");
        }
        this.key = key.clone();
    }

    /** The label's value for the containers of a service. */
    public String ofService(Project project, Service service) {
        return ofContainer(ContainerBody.of(project, service, 1), project, service);
    }

    /** @param body of the service's first container, as it is before the IDs of other containers are put in */
    String ofContainer(JsonNode body, Project project, Service service) {
        return ofSettings(body) + "." + ofFiles(project, service.secrets()) + "." + ofFiles(project, service.configs());
    }

    /** The label's value for a network or a volume. */
    public String ofSettings(JsonNode body) {
        try {
            Object plain = SORTED.treeToValue(body, Object.class);
            return hash(SORTED.writeValueAsBytes(plain));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can always be written.", e);
        }
    }

    /** The part of a label's value that stands for the settings; empty text when the label has another form. */
    static String settingsPart(String label) {
        int dot = label.indexOf('.');
        return dot < 0 ? "" : label.substring(0, dot);
    }

    /** The part of a label's value that stands for the content of secrets. */
    static String secretsPart(String label) {
        return part(label, 1);
    }

    /** The part of a label's value that stands for the content of configs. */
    static String configsPart(String label) {
        return part(label, 2);
    }

    private static String part(String label, int index) {
        String[] parts = label.split("\\.");
        return index < parts.length ? parts[index] : "";
    }

    private String ofFiles(Project project, List<? extends MountedFile> files) {
        if (files.isEmpty()) {
            return NO_FILES;
        }
        Mac mac = mac();
        files.stream().sorted(Comparator.comparing(MountedFile::target)).forEach(file -> {
            byte[] content = project.content(file).revealBytes();
            String header = file.target() + "\0" + file.uid() + file.gid() + file.mode() + "\0" + content.length + "\0";
            mac.update(header.getBytes(StandardCharsets.UTF_8));
            mac.update(content);
        });
        return shortened(mac.doFinal());
    }

    private String hash(byte[] content) {
        return shortened(mac().doFinal(content));
    }

    /** 128 bits are plenty for telling two wishes apart and keep the label readable. */
    private static String shortened(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, 16);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
        }
    }
}
