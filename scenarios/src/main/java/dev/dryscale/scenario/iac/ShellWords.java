package dev.dryscale.scenario.iac;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes one command of a POSIX shell apart: quotes, escapes and line continuations, up to where the command ends. Nothing is
 * expanded and nothing is run.
 */
final class ShellWords {

    private static final String ENDS = "\n;|&)<>";

    private final String text;
    private int at;
    private int line;
    private boolean expands;

    private ShellWords(String text, int at, int line) {
        this.text = text;
        this.at = at;
        this.line = line;
    }

    /** The words from {@code start}, which is on {@code line}, to the end of that command. */
    static List<ShellWord> read(String text, int start, int line) {
        var reader = new ShellWords(text, start, line);
        var words = new ArrayList<ShellWord>();
        while (reader.skipBlanks()) {
            words.add(reader.word());
        }
        return words;
    }

    /** Whether another word of this command begins here. */
    private boolean skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isContinuation(at)) {
                at = text.indexOf('\n', at) + 1;
                line++;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else {
                return c != '#' && ENDS.indexOf(c) < 0;
            }
        }
        return false;
    }

    /** A backslash (or PowerShell's backtick, or cmd's caret) with nothing but blanks between it and the end of the line. */
    private boolean isContinuation(int from) {
        char c = text.charAt(from);
        if (c != '\\' && c != '`' && c != '^') {
            return false;
        }
        int next = from + 1;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\r')) {
            next++;
        }
        return next < text.length() && text.charAt(next) == '\n';
    }

    private ShellWord word() {
        var word = new StringBuilder();
        int start = line;
        expands = false;
        while (at < text.length() && !isContinuation(at)) {
            char c = text.charAt(at);
            if (c == '\'') {
                singleQuoted(word);
            } else if (c == '"') {
                doubleQuoted(word);
            } else if (c == '$' || c == '`') {
                expansion(word);
            } else if (c == '\\' && at + 1 < text.length()) {
                word.append(text.charAt(at + 1));
                at += 2;
            } else if (Character.isWhitespace(c) || ENDS.indexOf(c) >= 0) {
                break;
            } else {
                word.append(c);
                at++;
            }
        }
        return new ShellWord(word.toString(), start, expands);
    }

    private void singleQuoted(StringBuilder word) {
        for (at++; at < text.length() && text.charAt(at) != '\''; at++) {
            word.append(text.charAt(at));
            countLine(text.charAt(at));
        }
        at++;
    }

    private void doubleQuoted(StringBuilder word) {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            boolean escapes = c == '\\' && at + 1 < text.length() && "\\\"$`\n".indexOf(text.charAt(at + 1)) >= 0;
            if (escapes) {
                countLine(text.charAt(at + 1));
                if (text.charAt(at + 1) != '\n') {
                    word.append(text.charAt(at + 1));
                }
                at += 2;
            } else if (c == '$' || c == '`') {
                expansion(word);
            } else {
                countLine(c);
                word.append(c);
                at++;
            }
        }
        at++;
    }

    /** Kept as it is written: {@code $NAME}, {@code ${NAME}}, {@code $(…)} or {@code `…`}. */
    private void expansion(StringBuilder word) {
        int end = at + 1;
        if (text.charAt(at) == '`') {
            end = text.indexOf('`', at + 1) + 1;
        } else if (text.startsWith("(", end) || text.startsWith("{", end)) {
            end = closing(end);
        } else {
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
        }
        expands |= end > at + 1;
        String written = text.substring(at, Math.max(end, at + 1));
        written.chars().forEach(c -> countLine((char) c));
        word.append(written);
        at += written.length();
    }

    private int closing(int open) {
        char opening = text.charAt(open);
        char closing = opening == '(' ? ')' : '}';
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == opening ? 1 : text.charAt(i) == closing ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private void countLine(char c) {
        if (c == '\n') {
            line++;
        }
    }
}
