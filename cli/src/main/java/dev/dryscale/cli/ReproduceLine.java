package dev.dryscale.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that makes the same bytes again: everything that results depend on, and nothing else. */
final class ReproduceLine {

    private ReproduceLine() {}

    static String of(SimulationOptions options, long seed, int replications) {
        var words = new ArrayList<String>();
        words.add("dryscale");
        words.add(options.command());
        words.add(path(options.scenario()));
        options.policies().forEach(policy -> words.addAll(List.of("--policy", policy)));
        if (options.traffic() != null) {
            words.addAll(List.of("--traffic", path(options.traffic())));
        }
        words.addAll(List.of("--seed", Long.toString(seed), "--replications", Integer.toString(replications)));
        if (options.halfWidthText() != null) {
            words.addAll(List.of("--half-width", options.halfWidthText()));
        }
        if (options.fidelity() != null) {
            words.addAll(List.of("--fidelity", Words.of(options.fidelity())));
        }
        options.knobs().forEach((knob, value) -> words.addAll(List.of("--knob", knob + "=" + value)));
        options.files().allowPaths().forEach(path -> words.addAll(List.of("--allow-path", path(path))));
        if (options.files().plugins() != null) {
            words.addAll(List.of("--plugins", path(options.files().plugins())));
        }
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
