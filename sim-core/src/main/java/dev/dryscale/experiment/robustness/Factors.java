package dev.dryscale.experiment.robustness;

import java.math.BigDecimal;

/** How factors are written. */
final class Factors {

    private Factors() {}

    /** {@code x0.5}, {@code x2}. */
    static String label(double factor) {
        return "x" + BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString();
    }
}
