package dev.dryscale.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The corpora beside the repository, which are never part of it; tests are skipped with a message without them. */
public final class SharedCorpora {

    private SharedCorpora() {}

    /**
     * A file and what the manifest says of it.
     *
     * @param verdict accept, reject, either-no-crash …
     */
    public record Case(String path, String verdict, String note) {

        public byte[] bytes() {
            try {
                return Files.readAllBytes(root().resolve(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return path + " " + verdict;
        }
    }

    /** Every file below {@code folder}; skips the test when the corpora are absent. */
    public static List<Case> below(String folder) {
        try (var lines = Files.lines(root().resolve("MANIFEST.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .filter(columns -> columns[0].startsWith(folder))
                    .map(columns -> new Case(columns[0], columns[4], columns.length > 5 ? columns[5] : ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the corpora; skips the test when it is absent. */
    public static Path root() {
        for (var folder : List.of("../../shared/corpora", "../shared/corpora")) {
            if (Files.isDirectory(Path.of(folder))) {
                return Path.of(folder);
            }
        }
        assumeTrue(false, "skipped: ../shared/corpora is not there");
        throw new IllegalStateException("unreachable");
    }
}
