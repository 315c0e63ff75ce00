package dev.dryscale.scenario.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The text of a gzip file with all its members (RFC 1952), each checked against its CRC and length.
 * {@code GZIPInputStream} drops later members when {@code available()} is 0 (JDK-7036144); this reader goes on to the
 * file's end, refuses whatever else follows a member, and allows zero padding. Memory does not depend on the file.
 */
final class GzipMembers extends InputStream {

    private static final int RESERVED_FLAGS = 0xe0;
    private static final int HAS_HEADER_CRC = 0x02;
    private static final int HAS_EXTRA = 0x04;
    private static final int HAS_NAME = 0x08;
    private static final int HAS_COMMENT = 0x10;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final CRC32 headerCrc = new CRC32();
    private final byte[] input = new byte[1 << 16];
    private final byte[] single = new byte[1];
    private int next;
    private int end;
    private boolean inMember;
    private boolean ended;

    /** {@code in} starts with a member's magic number. */
    GzipMembers(InputStream in) {
        this.in = in;
    }

    static boolean isMagic(byte[] head, int length) {
        return length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember) {
                startMember();
                continue;
            }
            int n = inflate(out, offset, length);
            if (n > 0) {
                crc.update(out, offset, n);
                return n;
            }
            if (inflater.finished()) {
                endMember();
            }
        }
        return -1;
    }

    private int inflate(byte[] out, int offset, int length) throws IOException {
        try {
            int n = inflater.inflate(out, offset, length);
            if (n == 0 && !inflater.finished()) {
                if (inflater.needsDictionary()) {
                    throw damaged("needs a preset dictionary, which gzip does not have");
                }
                if (inflater.needsInput()) {
                    fill();
                    inflater.setInput(input, next, end - next);
                    next = end;
                }
            }
            return n;
        } catch (DataFormatException e) {
            throw damaged("has damaged compressed data");
        }
    }

    private void startMember() throws IOException {
        headerCrc.reset();
        if (header() != 0x1f || header() != 0x8b) {
            throw damaged("must be gzip to its end; other bytes follow a member");
        }
        if (header() != 8) {
            throw damaged("must be compressed with deflate");
        }
        int flags = header();
        if ((flags & RESERVED_FLAGS) != 0) {
            throw damaged("uses reserved flags of the gzip header");
        }
        for (int i = 0; i < 6; i++) {
            header();
        }
        skipOptionalParts(flags);
        inflater.reset();
        inflater.setInput(input, next, end - next);
        next = end;
        crc.reset();
        inMember = true;
    }

    private void skipOptionalParts(int flags) throws IOException {
        if ((flags & HAS_EXTRA) != 0) {
            int length = header() | header() << 8;
            for (int i = 0; i < length; i++) {
                header();
            }
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_HEADER_CRC) != 0) {
            long expected = headerCrc.getValue() & 0xffff;
            if ((header() | (long) header() << 8) != expected) {
                throw damaged("has a wrong checksum in a member's header");
            }
        }
    }

    private void skipText() throws IOException {
        // A bound, so that a header of endless text cannot hold the reader for ever.
        for (int i = 0; i < 1 << 16; i++) {
            if (header() == 0) {
                return;
            }
        }
        throw damaged("has a name or comment longer than 65,535 bytes in a member's header");
    }

    private void endMember() throws IOException {
        next = end - inflater.getRemaining();
        long written = inflater.getBytesWritten();
        if (word() != crc.getValue()) {
            throw damaged("has a wrong checksum (CRC-32) at a member's end");
        }
        if (word() != (written & 0xffff_ffffL)) {
            throw damaged("has a wrong length (ISIZE) at a member's end");
        }
        inMember = false;
        if (atEnd()) {
            ended = true;
        } else if (input[next] == 0) {
            skipPadding();
            ended = true;
        }
    }

    private void skipPadding() throws IOException {
        while (!atEnd()) {
            if (input[next++] != 0) {
                throw damaged("must be gzip to its end; other bytes follow a member");
            }
        }
    }

    private long word() throws IOException {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            value |= (long) header() << (8 * i);
        }
        return value;
    }

    private int header() throws IOException {
        if (next == end) {
            fill();
        }
        int value = input[next++] & 0xff;
        headerCrc.update(value);
        return value;
    }

    private boolean atEnd() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(input, 0, input.length));
        }
        return next == end;
    }

    private void fill() throws IOException {
        if (atEnd()) {
            throw damaged("must be whole; the compressed file ends within a member");
        }
    }

    private static IOException damaged(String rule) {
        return new RefusedTraceException(rule, null);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
