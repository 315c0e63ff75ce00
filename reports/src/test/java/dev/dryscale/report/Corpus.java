package dev.dryscale.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The shared corpora of hostile strings; tests that need them are skipped where they are not. */
final class Corpus {

    private static final Path STRINGS = Path.of("..", "..", "shared", "corpora", "strings");

    private Corpus() {}

    /** One string per line, as JSON. */
    static List<String> strings(String file) throws IOException {
        var path = STRINGS.resolve(file);
        Assumptions.assumeTrue(Files.isRegularFile(path), "the corpus " + file + " is not beside this repository");
        var mapper = new ObjectMapper();
        var strings = new ArrayList<String>();
        for (var line : Files.readAllLines(path)) {
            if (!line.isBlank()) {
                strings.add(mapper.readValue(line, String.class));
            }
        }
        return strings;
    }
}
