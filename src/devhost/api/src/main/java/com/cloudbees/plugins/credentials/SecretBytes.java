package com.cloudbees.plugins.credentials;

import com.thoughtworks.xstream.converters.SingleValueConverter;
import hudson.util.Secret;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Base64;

/** Bytes that are encrypted wherever they are stored. */
public class SecretBytes implements Serializable {
    private static final long serialVersionUID = 1L;
    private final byte[] value;

    private SecretBytes(byte[] value) {
        this.value = value;
    }

    public byte[] getPlainData() {
        return value.clone();
    }

    public static byte[] getPlainData(SecretBytes s) {
        return s == null ? null : s.getPlainData();
    }

    /** Takes the encrypted form or Base64. */
    public static SecretBytes fromString(String data) {
        Secret decrypted = Secret.decrypt(data);
        return new SecretBytes(Base64.getMimeDecoder().decode(decrypted == null ? data : decrypted.getPlainText()));
    }

    public static SecretBytes fromRawBytes(byte[] data) {
        return new SecretBytes(data.clone());
    }

    /** The encrypted form. */
    @Override
    public String toString() {
        return Secret.fromString(Base64.getEncoder().encodeToString(value)).getEncryptedValue();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof SecretBytes that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Stores the encrypted form. */
    public static final class ConverterImpl implements SingleValueConverter {
        @Override
        public boolean canConvert(Class type) {
            return type == SecretBytes.class;
        }

        @Override
        public String toString(Object o) {
            return o.toString();
        }

        @Override
        public Object fromString(String text) {
            return SecretBytes.fromString(text);
        }
    }
}
