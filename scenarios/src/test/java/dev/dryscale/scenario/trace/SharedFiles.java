package dev.dryscale.scenario.trace;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Data beside the repository that is never committed; tests that need it are skipped with a message without it. */
final class SharedFiles {

    private SharedFiles() {}

    static Path folder(String name) {
        // Modules are tested from their own folder; ../shared lies beside the repository's root.
        var besideModule = Path.of("../../shared", name);
        var folder = Files.isDirectory(besideModule) ? besideModule : Path.of("../shared", name);
        assumeTrue(Files.isDirectory(folder), () -> "skipped: ../shared/" + name + " is not there");
        return folder;
    }
}
