package dev.dryscale.scenario.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A trace's bytes, readable again and again from the start. */
interface TraceBytes {

    /** As a message names it. */
    String name();

    InputStream open() throws IOException;

    /** The bytes of a file. */
    static TraceBytes of(Path path, String name) {
        record OfFile(Path path, String name) implements TraceBytes {
            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(path);
            }
        }
        return new OfFile(path, name);
    }
}
