package dev.dryscale.cli;

import dev.dryscale.scenario.iac.ResourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file that a person names can be. */
enum FileKind {
    SCENARIO,
    /** Policies or groups in any form that AWS's tools write. */
    POLICY,
    TRACE;

    private static final int DOCUMENT_BYTES = (1 << 20) + 1;
    private static final List<String> DOCUMENT_ENDINGS = List.of(".yaml", ".yml", ".json");
    private static final List<String> TRACE_ENDINGS = List.of(".gz", ".log", ".csv", ".tsv", ".dst", ".swf", ".txt");

    /** A JSON object, or a YAML mapping: a key at the start of the first line that says something. */
    private static final Pattern MAPPING =
            Pattern.compile("(?:\\s*(?:#.*)?\\R|---\\R)*(?:\\s*\\{|[A-Za-z_\"'][^\\s:]*:(?:\\s|$))");

    /**
     * Decides by the name's ending, and by the beginning of the content where the name does not tell.
     *
     * @throws IOException if the file cannot be read
     */
    static FileKind of(Path file) throws IOException {
        if (Files.isDirectory(file) || (endsWith(file, TRACE_ENDINGS) && !endsWith(file, List.of(".txt")))) {
            return TRACE;
        }
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(DOCUMENT_BYTES);
        }
        if (ResourceFile.recognizes(file.toString(), bytes)) {
            return POLICY;
        }
        if (endsWith(file, TRACE_ENDINGS)) {
            return TRACE;
        }
        var text = new String(bytes, 0, Math.min(bytes.length, 1 << 16), StandardCharsets.UTF_8);
        if (!endsWith(file, DOCUMENT_ENDINGS) && !MAPPING.matcher(text).lookingAt()) {
            return TRACE;
        }
        return SCENARIO;
    }

    private static boolean endsWith(Path file, List<String> endings) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(name::endsWith);
    }
}
