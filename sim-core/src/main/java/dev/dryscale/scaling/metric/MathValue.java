package dev.dryscale.scaling.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a metric math expression is worth: a number, a time series, or an array of time series. */
sealed interface MathValue {

    record Scalar(Rational value) implements MathValue {}

    /** Oldest first, one value per slot; null is missing. */
    record Series(List<@Nullable Rational> values) implements MathValue {

        public Series {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        static Series constant(int slots, @Nullable Rational value) {
            return new Series(Collections.nCopies(slots, value));
        }

        List<Rational> present() {
            var present = new ArrayList<Rational>();
            for (Rational value : values) {
                if (value != null) {
                    present.add(value);
                }
            }
            return present;
        }

        Series map(Function<Rational, @Nullable Rational> each) {
            var mapped = new ArrayList<@Nullable Rational>();
            for (Rational value : values) {
                mapped.add(value == null ? null : each.apply(value));
            }
            return new Series(mapped);
        }

        @Nullable Rational at(int slot) {
            return values.get(slot);
        }
    }

    record SeriesArray(List<Series> series) implements MathValue {

        public SeriesArray {
            series = List.copyOf(series);
        }
    }
}
