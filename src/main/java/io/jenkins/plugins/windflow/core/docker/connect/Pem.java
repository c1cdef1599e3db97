package io.jenkins.plugins.windflow.core.docker.connect;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads certificates and private keys from PEM text (RFC 7468), the traditional forms of keys included.
 *
 * <p>Text between the blocks is passed over, as OpenSSL does. Errors are sentences without any content of the text.
 */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final byte[] VERSION_0 = Der.element(Der.INTEGER, new byte[] {0});
    /** OBJECT IDENTIFIER 1.2.840.113549.1.1.1 (rsaEncryption) and NULL. */
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    /** OBJECT IDENTIFIER 1.2.840.10045.2.1 (id-ecPublicKey). */
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

    private record Block(String type, String content) {}

    private final String subject;
    private final String text;

    /** @param subject what the text is, for the sentences, for example "client certificate" */
    Pem(String subject, String text) {
        this.subject = subject;
        this.text = text;
    }

    /** All certificates in the order of the text; none is an error. */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks()) {
            if (block.type().equals("CERTIFICATE") || block.type().equals("X509 CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(
                    "The " + subject + " has no block 'BEGIN CERTIFICATE'; it must be PEM text.");
        }
        return certificates;
    }

    /** The first private key; none is an error. */
    PrivateKey privateKey() {
        for (Block block : blocks()) {
            switch (block.type()) {
                case "PRIVATE KEY":
                    return key(der(block));
                case "RSA PRIVATE KEY":
                    return key(pkcs8(RSA, unencrypted(block)));
                case "EC PRIVATE KEY":
                    byte[] sec1 = unencrypted(block);
                    return key(pkcs8(Der.element(Der.SEQUENCE, EC, curve(sec1)), sec1));
                case "ENCRYPTED PRIVATE KEY":
                    throw encrypted();
                default:
                // Certificates, parameters and the like.
            }
        }
        throw new IllegalArgumentException("The " + subject
                + " has no block 'BEGIN PRIVATE KEY' (PKCS#8), 'BEGIN RSA PRIVATE KEY' or 'BEGIN EC PRIVATE"
                + " KEY'; it must be PEM text.");
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    private X509Certificate certificate(Block block) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der(block)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "A certificate of the " + subject + " cannot be read; copy the PEM text again.", e);
        }
    }

    private byte[] der(Block block) {
        try {
            return Base64.getMimeDecoder().decode(block.content());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The block '" + block.type() + "' of the " + subject + " is damaged; copy the PEM text again.", e);
        }
    }

    /** The traditional encryption (RFC 1421) shows as header lines in the block. */
    private byte[] unencrypted(Block block) {
        if (block.content().contains("ENCRYPTED")) {
            throw encrypted();
        }
        return der(block);
    }

    private IllegalArgumentException encrypted() {
        return new IllegalArgumentException("The " + subject
                + " holds an encrypted private key; store it decrypted (the credential is encrypted itself) or"
                + " as PKCS#12 with its password.");
    }

    /** PrivateKeyInfo of RFC 5208. */
    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return Der.element(Der.SEQUENCE, VERSION_0, algorithm, Der.element(Der.OCTET_STRING, key));
    }

    /** The parameters [0] of ECPrivateKey (RFC 5915): the curve's object identifier. */
    private byte[] curve(byte[] sec1) {
        try {
            Der.Reader outer = new Der.Reader(sec1);
            Der.Reader fields = new Der.Reader(outer.content());
            while (fields.hasMore()) {
                int tag = fields.tag();
                byte[] content = fields.content();
                if (tag == Der.CONTEXT_0) {
                    return content;
                }
            }
        } catch (IllegalArgumentException e) {
            throw unreadableKey(e);
        }
        throw new IllegalArgumentException("The EC private key of the " + subject
                + " does not name its curve; convert it with 'openssl pkcs8 -topk8 -nocrypt'.");
    }

    private PrivateKey key(byte[] pkcs8) {
        GeneralSecurityException failure = null;
        for (String algorithm : List.of("RSA", "EC", "EdDSA", "RSASSA-PSS")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException e) {
                failure = e;
            }
        }
        throw unreadableKey(failure);
    }

    private IllegalArgumentException unreadableKey(Exception cause) {
        return new IllegalArgumentException(
                "The private key of the " + subject + " cannot be read; it must be an RSA, EC or Ed25519 key.", cause);
    }
}
