package dev.dryscale.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file that a person may have meant who named one that is not there. */
public final class NearestFile {

    /** More names than a person has in mind. */
    private static final int MOST_NAMES = 2_000;

    private NearestFile() {}

    /** The name, as in {@code named}, of the file or folder beside {@code missing} that is called most like it; null if none. */
    public static @Nullable String to(Path missing, String named) {
        var absolute = missing.toAbsolutePath().normalize();
        var folder = absolute.getParent();
        var name = absolute.getFileName();
        if (folder == null || name == null || !Files.isDirectory(folder) || !named.endsWith(name.toString())) {
            return null;
        }
        try (var files = Files.list(folder)) {
            var names = files.limit(MOST_NAMES)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(other -> !other.startsWith("."))
                    .sorted()
                    .toList();
            var nearest = Problems.nearest(name.toString(), names);
            return nearest == null
                    ? null
                    : named.substring(0, named.length() - name.toString().length()) + nearest;
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }
}
