package dev.dryscale.scenario.iac;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files that a script writes with {@code cat > NAME <<END} or {@code cat <<END > NAME}; each line is looked at once. */
final class Heredocs {

    private static final String REDIRECTION = "<<";
    private static final Pattern END = Pattern.compile("['\"\\\\]*+(\\w++)");

    private Heredocs() {}

    /** Texts by file name; one without its end goes to the end of the script, as in a shell. */
    static Map<String, String> of(String script) {
        var files = new LinkedHashMap<String, String>();
        int at = 0;
        while (at < script.length()) {
            int next = lineAfter(script, at);
            String line = script.substring(at, next);
            String end = end(line);
            if (end == null) {
                at = next;
                continue;
            }
            int close = next;
            while (close < script.length()
                    && !script.substring(close, lineAfter(script, close))
                            .strip()
                            .equals(end)) {
                close = lineAfter(script, close);
            }
            String name = name(line);
            if (!name.isEmpty()) {
                files.put(name, script.substring(next, close));
            }
            at = lineAfter(script, close);
        }
        return files;
    }

    private static int lineAfter(String script, int at) {
        int feed = at >= script.length() ? -1 : script.indexOf('\n', at);
        return feed < 0 ? script.length() : feed + 1;
    }

    /** The word that ends the text which a line begins; null when it begins none. */
    private static @Nullable String end(String line) {
        int comment = line.indexOf('#');
        int redirection = line.indexOf(REDIRECTION);
        boolean here = redirection >= 0
                && (comment < 0 || comment > redirection)
                && !line.startsWith("<", redirection + REDIRECTION.length());
        if (!here) {
            return null;
        }
        String rest = line.substring(redirection + REDIRECTION.length());
        var matcher = END.matcher((rest.startsWith("-") ? rest.substring(1) : rest).stripLeading());
        return matcher.lookingAt() ? matcher.group(1) : null;
    }

    /** The word after the line's first {@code >}; empty when there is none. */
    private static String name(String line) {
        int output = line.indexOf('>');
        String rest = output < 0
                ? ""
                : line.substring(line.startsWith(">>", output) ? output + 2 : output + 1)
                        .strip();
        int blank = 0;
        while (blank < rest.length() && !Character.isWhitespace(rest.charAt(blank)) && rest.charAt(blank) != '<') {
            blank++;
        }
        return rest.substring(0, blank);
    }
}
