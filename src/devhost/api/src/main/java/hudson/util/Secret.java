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

    private Secret(String value) {
        this.value = value;
    }

    public String getPlainText() {
        return value;
    }

    /** The encrypted form in braces; different at each call. */
    public String getEncryptedValue() {
        return SecretKeys.encrypt(value);
    }

    /** The secret in an encrypted form, or null when it is not one of this controller's. */
    public static Secret decrypt(String data) {
        String plain = data == null ? null : SecretKeys.decrypt(data);
        return plain == null ? null : new Secret(plain);
    }

    /** Takes an encrypted form or a plain text; null is the empty text. */
    public static Secret fromString(String data) {
        String text = data == null ? "" : data;
        Secret decrypted = decrypt(text);
        return decrypted == null ? new Secret(text) : decrypted;
    }

    public static String toString(Secret s) {
        return s == null ? null : s.value;
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
