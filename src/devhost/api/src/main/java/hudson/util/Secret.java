package hudson.util;

import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import java.io.Serializable;
import jenkins.security.SecretKeys;

/** A text that is encrypted wherever it is stored, with a key under {@code JENKINS_HOME/secrets}. */
public final class Secret implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String value;
    /** The encrypted form, once somebody has asked for it or the secret was read from it. */
    private transient String encrypted;

    private Secret(String value) {
        this.value = value;
    }

    public String getPlainText() {
        return value;
    }

    /** The encrypted form in braces; this object's own, so that a file that is saved again does not change. */
    public synchronized String getEncryptedValue() {
        if (encrypted == null) {
            encrypted = SecretKeys.encrypt(value);
        }
        return encrypted;
    }

    /** The secret in an encrypted form, or null when it is not one of this controller's. */
    public static Secret decrypt(String data) {
        String plain = data == null ? null : SecretKeys.decrypt(data);
        if (plain == null) {
            return null;
        }
        Secret secret = new Secret(plain);
        secret.encrypted = data;
        return secret;
    }

    /** Takes an encrypted form or a plain text; null is the empty text. */
    public static Secret fromString(String data) {
        String text = data == null ? "" : data;
        Secret decrypted = decrypt(text);
        return decrypted == null ? new Secret(text) : decrypted;
    }

    /** The plain text: deprecated in Jenkins, and still so. */
    @Override
    public String toString() {
        return value;
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof Secret other && value.equals(other.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Stores the encrypted form. */
    public static final class ConverterImpl implements Converter {
        @Override
        public boolean canConvert(Class type) {
            return type == Secret.class;
        }

        @Override
        public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
            writer.setValue(((Secret) source).getEncryptedValue());
        }

        @Override
        public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            return fromString(reader.getValue());
        }
    }
}
