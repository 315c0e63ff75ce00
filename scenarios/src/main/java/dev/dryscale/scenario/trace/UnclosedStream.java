package dev.dryscale.scenario.trace;

import java.io.IOException;
import java.io.InputStream;

/** A view of a stream whose owner closes it later. */
final class UnclosedStream extends InputStream {

    private final InputStream in;

    UnclosedStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return in.read();
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        return in.read(out, offset, length);
    }
}
