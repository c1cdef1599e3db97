package io.jenkins.plugins.windflow.core.docker.connect;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The few rules of DER (ITU-T X.690) that are needed to put a traditional private key into a PKCS#8 envelope. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;
    /** The constructed, context-specific tag {@code [0]}. */
    static final int CONTEXT_0 = 0xa0;

    private Der() {}

    /** One element with the given tag around the parts. */
    static byte[] element(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            out.write(0x80 | bytes);
            for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
                out.write(length >> shift);
            }
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Reads elements one after the other. */
    static final class Reader {
        private final byte[] bytes;
        private int position;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean hasMore() {
            return position < bytes.length;
        }

        /** The tag of the next element. */
        int tag() {
            return byteAt(position);
        }

        /** The content of the next element, which is passed over. */
        byte[] content() {
            int at = position + 1;
            int length = byteAt(at++);
            if (length >= 0x80) {
                int bytesOfLength = length & 0x7f;
                if (bytesOfLength < 1 || bytesOfLength > 3) {
                    throw new IllegalArgumentException("an element has a length that is not DER");
                }
                length = 0;
                for (int i = 0; i < bytesOfLength; i++) {
                    length = length << 8 | byteAt(at++);
                }
            }
            if (length > bytes.length - at) {
                throw new IllegalArgumentException("an element is cut off");
            }
            position = at + length;
            return Arrays.copyOfRange(bytes, at, position);
        }

        private int byteAt(int index) {
            if (index >= bytes.length) {
                throw new IllegalArgumentException("an element is cut off");
            }
            return bytes[index] & 0xff;
        }
    }
}
