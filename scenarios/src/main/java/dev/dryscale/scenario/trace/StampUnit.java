package dev.dryscale.scenario.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The unit of stamps that are written as plain numbers, since 1970 or since the start of the recording. */
public enum StampUnit {
    S(1_000_000_000L),
    MS(1_000_000L),
    US(1_000L),
    NS(1L);

    private final long nanos;

    StampUnit(long nanos) {
        this.nanos = nanos;
    }

    long nanos() {
        return nanos;
    }

    /** How it is written in a scenario: {@code s}, {@code ms}, {@code us}, {@code ns}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The unit of that name, null when there is none. */
    public static @Nullable StampUnit ofWord(String word) {
        return Arrays.stream(values())
                .filter(unit -> unit.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(StampUnit::word).toList();
    }

    /**
     * The unit in which a number of so many digits is a time between 1973 and 2262; null when there is none. The
     * ranges of the four units do not meet, so this is never a guess between two.
     */
    static @Nullable StampUnit ofEpochDigits(int digits) {
        return switch (digits) {
            case 9, 10 -> S;
            case 12, 13 -> MS;
            case 15, 16 -> US;
            case 18, 19 -> NS;
            default -> null;
        };
    }
}
