package dev.dryscale.scenario.document;

import dev.dryscale.scenario.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Strict UTF-8: no replacement characters, no raw control characters, one byte order mark at most. */
final class TextDecoder {

    private TextDecoder() {}

    /** The text, or null after telling {@code problems} why there is none. */
    static @Nullable String decode(String file, byte[] bytes, Problems problems) {
        var in = ByteBuffer.wrap(bytes);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        String text;
        try {
            text = decoder.decode(in).toString();
        } catch (CharacterCodingException e) {
            String rule = "must be UTF-8 text; its byte " + (in.position() + 1) + " is not";
            problems.error(file, lineOf(bytes, in.position()), "", rule, null);
            return null;
        }
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (body.isBlank()) {
            problems.error(file, 0, "", "must not be empty", null);
            return null;
        }
        return refuseControls(file, body, problems) ? null : body;
    }

    private static boolean refuseControls(String file, String text, Problems problems) {
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if (c < ' ' && c != '\t' && c != '\r') {
                problems.error(
                        file, line, "", "must not contain control characters", Printable.quote(String.valueOf(c)));
                return true;
            }
        }
        return false;
    }

    private static int lineOf(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
