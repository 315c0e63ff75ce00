package dev.dryscale.cli;

import dev.dryscale.scenario.file.ScenarioFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A scenario on one of several traffics.
 *
 * @param name empty where there is only one
 */
record TrafficTrace(String name, ScenarioFile file) {

    /** What reports call recordings: their file names without endings, numbered where two are the same. */
    static List<String> names(List<Path> files) {
        var names = new ArrayList<String>();
        for (var file : files) {
            String plain = String.valueOf(file.getFileName())
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("(\\.[a-z0-9]{1,4}){1,2}$", "")
                    .replaceAll("[^a-z0-9_-]+", "-");
            String stem = plain.isEmpty() || plain.startsWith("-") ? "trace" + plain : plain;
            String name = stem;
            for (int i = 2; names.contains(name); i++) {
                name = stem + "-" + i;
            }
            names.add(name);
        }
        return files.size() == 1 ? List.of("") : names;
    }
}
