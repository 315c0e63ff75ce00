package dev.dryscale.scaling;

import dev.dryscale.scaling.metric.Rational;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of the knobs' values. Each one's {@code toString} is the text that sets it. */
public interface Knobs {

    /** Which value a target tracking policy multiplies the capacity with (TT-22, U-2). */
    enum TtMetricValue {
        /** The newest datapoint. */
        LAST,
        /** The mean of the datapoints the alarm was evaluated on. */
        MEAN_OF_N,
        /** The largest of them. */
        MAX_OF_N;

        /**
         * The value of an alarm's datapoints.
         *
         * @param newestFirst at least one
         */
        public Rational of(List<Rational> newestFirst) {
            return switch (this) {
                case LAST -> newestFirst.get(0);
                case MEAN_OF_N ->
                    newestFirst.stream()
                            .reduce(Rational.ZERO, Rational::plus)
                            .dividedBy(Rational.of(newestFirst.size()));
                case MAX_OF_N -> newestFirst.stream().reduce(newestFirst.get(0), Rational::max);
            };
        }

        @Override
        public String toString() {
            return camelCase(this);
        }
    }

    /** What a target tracking policy takes for the current capacity when it scales out (TT-35, U-4). */
    enum TtCurrent {
        /** Instances that are past their warm-up. */
        WARMED,
        /** Every instance, pending and warming ones too. */
        ALL;

        @Override
        public String toString() {
            return camelCase(this);
        }
    }

    /** The knob's word for a constant: {@code MEAN_OF_N} is {@code meanOfN}. */
    private static String camelCase(Enum<?> constant) {
        StringBuilder word = new StringBuilder();
        for (String part : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            char first = word.isEmpty() ? part.charAt(0) : Character.toUpperCase(part.charAt(0));
            word.append(first).append(part, 1, part.length());
        }
        return word.toString();
    }

    /** Whether an empty group can be scaled out by its metric (TT-24, U-8). */
    enum FromZero {
        /** Not by CPU or network metrics, by one instance for the others. */
        BY_METRIC,
        NONE,
        ONE;

        @Override
        public String toString() {
            return camelCase(this);
        }
    }

    /** Whether EC2 waits after a scale-in before the next one (U-11). */
    enum AfterScaleIn {
        NO_DELAY,
        DEFAULT_COOLDOWN;

        @Override
        public String toString() {
            return camelCase(this);
        }
    }

    /** Where the warm-up clock starts (TT-31). */
    enum WarmupFrom {
        IN_SERVICE,
        LAUNCH;

        @Override
        public String toString() {
            return camelCase(this);
        }
    }

    /** What comes first when an instance's transition and an evaluation fall on the same instant. */
    enum Ties {
        TRANSITIONS_FIRST,
        EVALUATION_FIRST;

        @Override
        public String toString() {
            return camelCase(this);
        }
    }

    /** Which scale-outs of a running cooldown count as added (AAS-2, AAS-3). */
    enum AasCredit {
        /** Those in progress and those that another one replaced, too. */
        ALL,
        COMPLETED;

        @Override
        public String toString() {
            return camelCase(this);
        }
    }

    /** How often an alarm that stays in ALARM invokes its policy (CW-20). */
    enum Reinvoke {
        EVERY_MINUTE,
        ON_TRANSITION;

        @Override
        public String toString() {
            return camelCase(this);
        }
    }

    /** The state for breaching points that are too few and too young, under {@code missing} (CW-16, U-6). */
    enum EarlyLonePoint {
        INSUFFICIENT_DATA,
        /** Stays OK when it was OK, else INSUFFICIENT_DATA. */
        KEEP;

        @Override
        public String toString() {
            return this == KEEP ? camelCase(this) : name();
        }
    }

    /**
     * One alarm of a target tracking policy: {@code {period:60, n:3, m:3, op:GT}} (TT-10, TT-11).
     *
     * @param periodSeconds 10, 20, 30 or a multiple of 60 (CW-2)
     * @param evaluationPeriods N, at least 1
     * @param datapointsToAlarm M, 1 to N
     * @param operator GT or LT, which also is what it must stay
     */
    record AlarmShape(int periodSeconds, int evaluationPeriods, int datapointsToAlarm, String operator) {

        private static final Pattern FORM =
                Pattern.compile("\\{period: ?(\\d{1,6}), ?n: ?(\\d{1,5}), ?m: ?(\\d{1,5}), ?op: ?(GT|LT)}");

        static AlarmShape parse(String text, String operator) {
            Matcher form = FORM.matcher(text);
            if (!form.matches() || !form.group(4).equals(operator)) {
                throw new IllegalArgumentException("write {period:60, n:3, m:3, op:" + operator + "}");
            }
            int period = Integer.parseInt(form.group(1));
            int n = Integer.parseInt(form.group(2));
            int m = Integer.parseInt(form.group(3));
            boolean periodKnown = period == 10 || period == 20 || period == 30 || (period > 0 && period % 60 == 0);
            if (!periodKnown || m < 1 || m > n) {
                throw new IllegalArgumentException(
                        "period must be 10, 20, 30 or a multiple of 60, and 1 <= m <= n (CW-2, CW-3)");
            }
            return new AlarmShape(period, n, m, operator);
        }

        @Override
        public String toString() {
            return "{period:" + periodSeconds + ", n:" + evaluationPeriods + ", m:" + datapointsToAlarm + ", op:"
                    + operator + "}";
        }
    }

    /** AlarmLow's threshold as a part of the target: {@code byCapacity} or {@code constant(0.9)} (TT-13, TT-14, U-1). */
    sealed interface LowFactor {

        /**
         * The factor for a group of that desired capacity.
         *
         * @param capacity desired capacity, at least 0
         */
        Rational of(int capacity);

        /**
         * The fit of TT-14: {@code clamp(floor((1 - 1/N) / 0.05) * 0.05, 0.70, 0.90)}, 0.90 for an empty group. Inferred
         * from three dated pairs with known capacity: low authority.
         */
        record ByCapacity() implements LowFactor {
            @Override
            public Rational of(int capacity) {
                int twentieths = capacity == 0 ? 18 : Math.max(14, Math.min(18, 20 * (capacity - 1) / capacity));
                return Rational.of(twentieths, 20);
            }

            @Override
            public String toString() {
                return "byCapacity";
            }
        }

        /** The same factor at every capacity. */
        record Constant(Rational factor) implements LowFactor {
            @Override
            public Rational of(int capacity) {
                return factor;
            }

            @Override
            public String toString() {
                return "constant(" + factor + ")";
            }
        }
    }

    /** By how much one invocation may scale in (TT-23, U-3): {@code oneAtATime}, {@code atMost(k)} or {@code proportional}. */
    record ScaleInStep(int largest) {

        static final int UNLIMITED = Integer.MAX_VALUE;

        @Override
        public String toString() {
            if (largest == UNLIMITED) {
                return "proportional";
            }
            return largest == 1 ? "oneAtATime" : "atMost(" + largest + ")";
        }
    }

    /** How many of the newest slots an alarm looks at (CW-10, U-5): {@code N+k} or {@code N+max(N/3,2)}. */
    record EvaluationRange(int extra, boolean atLeastAThird) {

        /** Slots looked at for an alarm of N evaluation periods. */
        public int of(int evaluationPeriods) {
            return evaluationPeriods + (atLeastAThird ? Math.max(evaluationPeriods / 3, extra) : extra);
        }

        @Override
        public String toString() {
            return atLeastAThird ? "N+max(N/3," + extra + ")" : "N+" + extra;
        }
    }

    /** When within the minute an alarm is evaluated (CW-5): {@code seeded[0,60)} per alarm, or {@code constant(seconds)}. */
    record EvaluationPhase(boolean seeded, int constantSeconds) {
        @Override
        public String toString() {
            return seeded ? "seeded[0,60)" : "constant(" + constantSeconds + ")";
        }
    }

    /** An inclusive range of seconds: {@code 3..7}. */
    record SecondsRange(int lowest, int highest) {
        @Override
        public String toString() {
            return lowest == highest ? Integer.toString(lowest) : lowest + ".." + highest;
        }
    }

    /** The wait before a failed launch is tried again (LC-61, U-10): {@code 60 doubling to 900} or {@code fixed(60)}. */
    record LaunchRetry(int firstSeconds, int longestSeconds) {

        /**
         * Seconds to wait after the given number of failures in a row.
         *
         * @param failures at least 1
         */
        public long waitSeconds(int failures) {
            int doublings = Math.min(Math.max(failures, 1) - 1, 31);
            return Math.min((long) firstSeconds << doublings, longestSeconds);
        }

        @Override
        public String toString() {
            return firstSeconds == longestSeconds
                    ? String.format(Locale.ROOT, "fixed(%d)", firstSeconds)
                    : String.format(Locale.ROOT, "%d doubling to %d", firstSeconds, longestSeconds);
        }
    }
}
