package dev.dryscale.scenario.document;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A decimal number read exactly, in JSON's notation and no other. */
public final class ExactNumber {

    private static final Pattern NOTATION =
            Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,5})?");

    private ExactNumber() {}

    /** Whether {@code text} is written as a number, whatever its size. */
    static boolean isNotation(String text) {
        return text.length() <= Limits.NUMBER_LENGTH && NOTATION.matcher(text).matches();
    }

    /** The value; null when it is no number, or a double cannot hold it (1e400) or would lose it (1e-400). */
    public static @Nullable BigDecimal parse(String text) {
        if (!isNotation(text)) {
            return null;
        }
        var value = new BigDecimal(text);
        double rounded = value.doubleValue();
        boolean lost = rounded == 0 && value.signum() != 0;
        return Double.isInfinite(rounded) || lost ? null : value;
    }
}
