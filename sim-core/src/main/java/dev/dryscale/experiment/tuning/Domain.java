package dev.dryscale.experiment.tuning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The values that a parameter may have, laid over the unit interval so that a search knows nothing of kinds. */
public sealed interface Domain {

    /** The value at a place of [0, 1), as a scenario file writes it. */
    String text(double place);

    /** How many values there are, at least 1. */
    long size();

    /** Whole numbers from {@code low} to {@code high}, both at least 0; with {@code log} as many below the geometric mean as above. */
    record Whole(long low, long high, boolean log, String unit) implements Domain {

        @Override
        public String text(double place) {
            double value = log
                    ? low * StrictMath.pow((double) high / low, place)
                    : Math.floor(low + place * (high - low + 1.0));
            return Math.min(high, Math.max(low, StrictMath.round(value))) + unit;
        }

        @Override
        public long size() {
            return high - low + 1;
        }
    }

    /** Multiples of {@code step} from {@code low} to {@code high}. */
    record Real(BigDecimal low, BigDecimal high, boolean log, BigDecimal step) implements Domain {

        @Override
        public String text(double place) {
            double least = low.doubleValue();
            double most = high.doubleValue();
            double value = log ? least * StrictMath.pow(most / least, place) : least + place * (most - least);
            long steps = StrictMath.round((value - least) / step.doubleValue());
            var text = low.add(step.multiply(BigDecimal.valueOf(steps))).min(high);
            return text.signum() == 0 ? "0" : text.stripTrailingZeros().toPlainString();
        }

        @Override
        public long size() {
            return high.subtract(low).divide(step, 0, RoundingMode.FLOOR).longValue() + 1;
        }
    }

    /** One of several words. */
    record Choice(List<String> words) implements Domain {

        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String text(double place) {
            return words.get((int) Math.min(words.size() - 1.0, Math.floor(place * words.size())));
        }

        @Override
        public long size() {
            return words.size();
        }
    }
}
