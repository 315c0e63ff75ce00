package dev.dryscale.fleet;

import dev.dryscale.record.ResponseTimes;
import dev.dryscale.scaling.metric.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How the samples of a metric are distributed; kept only where percentiles are asked for. Immutable. */
interface Spread {

    /** Those of two stretches of time, both of the same kind. */
    Spread plus(Spread other);

    /** The value that so many percent of the samples do not exceed. */
    Rational percentile(Rational percent);

    /** Response times in seconds, as exact as their histogram. */
    record OfResponses(ResponseTimes times) implements Spread {

        private static final long NANOS = 1_000_000_000L;

        @Override
        public Spread plus(Spread other) {
            return new OfResponses(times.plus(((OfResponses) other).times));
        }

        /** Rounded to a nanosecond. */
        @Override
        public Rational percentile(Rational percent) {
            return Rational.of(StrictMath.round(times.percentile(percent.doubleValue())), NANOS);
        }
    }

    /**
     * Single values, such as one a minute of each instance.
     *
     * @param ascending at least one
     */
    record OfValues(List<Rational> ascending) implements Spread {

        private static final Rational ALL = Rational.of(100);

        public OfValues {
            ascending = List.copyOf(ascending);
        }

        static Spread of(Rational value, long times) {
            return new OfValues(Collections.nCopies(Math.toIntExact(times), value));
        }

        @Override
        public Spread plus(Spread other) {
            var all = new ArrayList<>(ascending);
            all.addAll(((OfValues) other).ascending);
            all.sort(Rational::compareTo);
            return new OfValues(all);
        }

        /** By nearest rank: the least value that so many percent do not exceed. */
        @Override
        public Rational percentile(Rational percent) {
            long rank = percent.times(ascending.size()).dividedBy(ALL).ceil();
            return ascending.get((int) Math.max(1, rank) - 1);
        }
    }
}
