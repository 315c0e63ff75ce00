package dev.dryscale.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that makes the same bytes again: everything that results depend on, and nothing else. */
final class ReproduceLine {

    private final List<String> words = new ArrayList<>();

    ReproduceLine(String command, Path scenario) {
        words.add("dryscale");
        words.add(command);
        words.add(path(scenario));
    }

    ReproduceLine add(String option, String value) {
        words.add(option);
        words.add(value);
        return this;
    }

    ReproduceLine add(String option, Path value) {
        return add(option, path(value));
    }

    @Override
    public String toString() {
        return String.join(" ", words.stream().map(ReproduceLine::quoted).toList());
    }

    /** With slashes on every system, so that the line is the same everywhere. */
    static String path(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** In single quotes when a shell would read it otherwise. */
    static String quoted(String word) {
        if (word.matches("[A-Za-z0-9_@%+=:,./-]+")) {
            return word;
        }
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
