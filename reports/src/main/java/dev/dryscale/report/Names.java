package dev.dryscale.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Names from outside made safe for the place they are written to. */
final class Names {

    private static final int SLUG_LENGTH = 40;
    private static final int HASH_BYTES = 4;

    private Names() {}

    /** A file name part that stays inside its folder on every system: a slug and 8 hex digits of the name's SHA-256. */
    static String file(String name) {
        var slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        slug = slug.substring(0, Math.min(SLUG_LENGTH, slug.length())).replaceAll("^-+|-+$", "");
        var hash = HexFormat.of().formatHex(sha256(name), 0, HASH_BYTES);
        return (slug.isEmpty() ? "candidate" : slug) + "-" + hash;
    }

    /**
     * The name on one line without anything a terminal or a reader's eye could be fooled by: control and format characters
     * and lone surrogates become U+FFFD.
     */
    static String printable(String name) {
        var out = new StringBuilder(name.length());
        name.codePoints().forEach(point -> out.appendCodePoint(isPlain(point) ? point : '\uFFFD'));
        return out.toString();
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The columns a terminal gives to {@code text}: wide East Asian characters and emoji take two, marks take none. */
    static int width(String text) {
        return text.codePoints().map(Names::columns).sum();
    }

    private static int columns(int point) {
        var type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        var wide = (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
        return wide ? 2 : 1;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
