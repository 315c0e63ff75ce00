package dev.dryscale.cli;

import dev.dryscale.scenario.input.ScenarioLibrary;
import java.nio.file.Files;
import java.nio.file.Path;

/** The SCENARIO of a command line: a file, or a library scenario by its name or by its path in the source tree. */
final class ScenarioArgument {

    private static final String LIBRARY_FOLDER = "library";

    private ScenarioArgument() {}

    /** What to give the reader: the file when it exists, the bare name of a library scenario when it means one. */
    static Path locate(Path named, Terminal terminal) {
        var file = terminal.resolve(named);
        if (Files.exists(file) || named.isAbsolute()) {
            return file;
        }
        boolean bare = named.getNameCount() == 1;
        var parent = named.getParent();
        if (bare || (parent != null && parent.endsWith(LIBRARY_FOLDER))) {
            var name = String.valueOf(named.getFileName());
            var stem = name.endsWith(".yaml") ? name.substring(0, name.length() - ".yaml".length()) : name;
            if (ScenarioLibrary.names().contains(stem) || (bare && !name.contains("."))) {
                return Path.of(stem);
            }
        }
        return file;
    }
}
