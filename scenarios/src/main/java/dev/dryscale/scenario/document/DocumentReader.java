package dev.dryscale.scenario.document;

import dev.dryscale.scenario.Problems;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of a file as a tree: JSON when its name or its first character says so, YAML otherwise. */
public final class DocumentReader {

    private DocumentReader() {}

    /** The tree, or null after telling {@code problems} everything that is wrong with the notation. */
    public static @Nullable Node read(String file, byte[] bytes, Problems problems) {
        if (bytes.length > Limits.DOCUMENT_BYTES) {
            problems.error(file, 0, "", "must be at most " + Limits.DOCUMENT_BYTES + " bytes", "more");
            return null;
        }
        String text = TextDecoder.decode(file, bytes, problems);
        if (text == null) {
            return null;
        }
        return isJson(file, text) ? JsonTree.read(file, text, problems) : YamlTree.read(file, text, problems);
    }

    private static boolean isJson(String file, String text) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return false;
        }
        char first = text.stripLeading().charAt(0);
        return name.endsWith(".json") || first == '{' || first == '[';
    }
}
