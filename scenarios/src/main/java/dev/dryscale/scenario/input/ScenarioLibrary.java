package dev.dryscale.scenario.input;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scenarios that come inside the jar, runnable by name. */
public final class ScenarioLibrary {

    private static final String FOLDER = "/library/";

    private ScenarioLibrary() {}

    /** The names, in alphabetical order. */
    public static List<String> names() {
        byte[] index = resource("index.txt");
        if (index == null) {
            throw new IllegalStateException("the jar has no library/index.txt");
        }
        return new String(index, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /**
     * Opens the scenario called {@code name}.
     *
     * @throws ProblemsException when there is none, with the nearest name
     */
    public static InputStream open(String name) {
        return new java.io.ByteArrayInputStream(bytes(name));
    }

    /**
     * The bytes of the scenario called {@code name}.
     *
     * @throws ProblemsException when there is none, with the nearest name
     */
    public static byte[] bytes(String name) {
        byte[] bytes = names().contains(name) ? resource(name + ".yaml") : null;
        if (bytes == null) {
            var problems = new Problems();
            String known = String.join(", ", names());
            problems.error(
                    name,
                    0,
                    "",
                    "is neither a file nor in the library; the library has " + known,
                    null,
                    Problems.nearest(name, names()));
            throw new ProblemsException(problems.all());
        }
        return bytes;
    }

    /** The bytes of a plain file name inside the library; null when there is none. */
    static byte @Nullable [] resource(String name) {
        if (!name.matches("[A-Za-z0-9_-]+\\.[a-z]+")) {
            return null;
        }
        try (var in = ScenarioLibrary.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
