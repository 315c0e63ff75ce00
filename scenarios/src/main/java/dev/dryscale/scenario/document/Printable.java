package dev.dryscale.scenario.document;

/** Text made safe to show on one line of a terminal: controls, direction marks and lone surrogates escaped, shortened. */
public final class Printable {

    private static final int LONGEST = 60;

    private Printable() {}

    /** {@code text} in single quotes, escaped and shortened. */
    public static String quote(String text) {
        return "'" + shorten(text) + "'";
    }

    /** {@code text} escaped, and cut after 60 characters. */
    public static String shorten(String text) {
        var out = new StringBuilder();
        int shown = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (shown++ == LONGEST) {
                return out.append("… (")
                        .append(text.length())
                        .append(" characters)")
                        .toString();
            }
            append(out, text.codePointAt(i));
        }
        return out.toString();
    }

    /** {@code text} escaped, whole. */
    public static String escape(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(codePoint -> append(out, codePoint));
        return out.toString();
    }

    private static void append(StringBuilder out, int codePoint) {
        if (isPlain(codePoint)) {
            out.appendCodePoint(codePoint);
        } else {
            String hex = Integer.toHexString(codePoint);
            out.append("\\u").append("0".repeat(Math.max(0, 4 - hex.length()))).append(hex);
        }
    }

    /** Whether every character can be shown as it is. */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(Printable::isPlain);
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
