package dev.dryscale.junit;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The version of this build, from a resource that Maven fills in; every report carries it. */
final class Version {

    private Version() {}

    /** For instance {@code 0.1.0-SNAPSHOT}. */
    static String current() {
        var properties = new Properties();
        try (var in = Version.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is missing from this build");
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var version = properties.getProperty("version");
        if (version == null || version.startsWith("$")) {
            throw new IllegalStateException("version.properties was not filled in by the build");
        }
        return version;
    }
}
