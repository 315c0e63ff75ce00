package dev.dryscale.scenario.trace;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A stream that counts and hashes the bytes that pass. */
final class DigestingStream extends InputStream {

    private final InputStream in;
    private final MessageDigest sha256 = sha256();
    private final byte[] single = new byte[1];
    private long bytes;

    DigestingStream(InputStream in) {
        this.in = in;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        int n = in.read(out, offset, length);
        if (n > 0) {
            sha256.update(out, offset, n);
            bytes += n;
        }
        return n;
    }

    /** The digest of what was read; further bytes start a new one. */
    InputDigest digest(String name) {
        return new InputDigest(name, bytes, HexFormat.of().formatHex(sha256.digest()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
