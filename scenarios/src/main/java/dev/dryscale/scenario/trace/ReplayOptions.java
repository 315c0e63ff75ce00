package dev.dryscale.scenario.trace;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How recorded traffic is read, where the strict default does not fit; each has the name of its key under
 * {@code replay:}. Null means that the scenario does not say, and the format's default holds.
 *
 * @param format instead of recognising it by content
 * @param reorderWithinNanos lines may come this much late; the default is 5 minutes for logs, 0 for CSV
 * @param duplicates lines with equal stamps
 * @param timeZone zone of stamps without an offset
 * @param separator of a CSV's columns; the default is a comma, and a tab in files called {@code .tsv}
 * @param exactStamps {@code stamps: exact}; replay coarse stamps as written instead of spreading them
 * @param intervalNanos what one count covers; required without a time column
 * @param start when the first count begins, without a time column or with offsets
 * @param gaps what missing intervals stand for
 * @param counts how counts become arrivals
 * @param timeColumn name of the column with stamps
 * @param countColumn name of the column with counts
 * @param stampUnit unit of stamps that are plain numbers
 * @param header names of the columns of a file without a header line; empty when it has one
 * @param malformed lines that break their format's rules
 * @param unsent lines of load balancers that never reached a target
 * @param filter which requests are replayed
 * @param serviceFromTrace {@code service: fromTrace}; carry the log's time at the server with each request. It is time
 *     at the recorded load, queueing and I/O included, never CPU time
 */
public record ReplayOptions(
        @Nullable TraceFormat format,
        @Nullable Long reorderWithinNanos,
        @Nullable Duplicates duplicates,
        @Nullable ZoneId timeZone,
        @Nullable Character separator,
        boolean exactStamps,
        @Nullable Long intervalNanos,
        @Nullable Instant start,
        @Nullable Gaps gaps,
        Counts counts,
        @Nullable String timeColumn,
        @Nullable String countColumn,
        @Nullable StampUnit stampUnit,
        List<String> header,
        Malformed malformed,
        Unsent unsent,
        TraceFilter filter,
        boolean serviceFromTrace) {

    /** The named rule by which counts become arrivals. */
    public enum Counts {
        /** Exactly n arrivals at random in the interval. */
        UNIFORM,
        /** A Poisson number of arrivals with mean n, at random in the interval. */
        POISSON,
        /** Exactly n arrivals, evenly spaced. */
        EVENLY
    }

    private static final long LONGEST_INTERVAL = 366 * 86_400_000_000_000L;

    /** The end of the year 2200, in seconds since 1970. */
    private static final long LATEST_START = 7_289_654_399L;

    /** Nothing is said. */
    public static final ReplayOptions DEFAULT = builder().build();

    public ReplayOptions {
        header = List.copyOf(header);
        if (reorderWithinNanos != null && reorderWithinNanos < 0) {
            throw new IllegalArgumentException("reorderWithin must not be negative, was " + reorderWithinNanos);
        }
        if (start != null && (start.isBefore(Instant.EPOCH) || start.getEpochSecond() > LATEST_START)) {
            throw new IllegalArgumentException("start must lie in the years 1970 to 2200, was " + start);
        }
        if (intervalNanos != null && (intervalNanos <= 0 || intervalNanos > LONGEST_INTERVAL)) {
            throw new IllegalArgumentException(
                    "interval must be positive and at most a year, was " + intervalNanos + " ns");
        }
    }

    /** {@link #start} in nanoseconds since 1970; 0 when it is not stated. */
    long startNanos() {
        return start == null ? 0 : start.getEpochSecond() * 1_000_000_000L + start.getNano();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects what a scenario says; the order does not matter. */
    public static final class Builder {
        private @Nullable TraceFormat format;
        private @Nullable Long reorderWithinNanos;
        private @Nullable Duplicates duplicates;
        private @Nullable ZoneId timeZone;
        private @Nullable Character separator;
        private boolean exactStamps;
        private @Nullable Long intervalNanos;
        private @Nullable Instant start;
        private @Nullable Gaps gaps;
        private Counts counts = Counts.UNIFORM;
        private @Nullable String timeColumn;
        private @Nullable String countColumn;
        private @Nullable StampUnit stampUnit;
        private List<String> header = List.of();
        private Malformed malformed = Malformed.REFUSE;
        private Unsent unsent = Unsent.DEMAND;
        private TraceFilter filter = TraceFilter.NONE;
        private boolean serviceFromTrace;

        private Builder() {}

        public Builder format(@Nullable TraceFormat value) {
            format = value;
            return this;
        }

        public Builder reorderWithinNanos(@Nullable Long value) {
            reorderWithinNanos = value;
            return this;
        }

        public Builder duplicates(@Nullable Duplicates value) {
            duplicates = value;
            return this;
        }

        public Builder timeZone(@Nullable ZoneId value) {
            timeZone = value;
            return this;
        }

        public Builder separator(@Nullable Character value) {
            separator = value;
            return this;
        }

        public Builder exactStamps(boolean value) {
            exactStamps = value;
            return this;
        }

        public Builder intervalNanos(@Nullable Long value) {
            intervalNanos = value;
            return this;
        }

        public Builder start(@Nullable Instant value) {
            start = value;
            return this;
        }

        public Builder gaps(@Nullable Gaps value) {
            gaps = value;
            return this;
        }

        public Builder counts(Counts value) {
            counts = value;
            return this;
        }

        public Builder timeColumn(@Nullable String value) {
            timeColumn = value;
            return this;
        }

        public Builder countColumn(@Nullable String value) {
            countColumn = value;
            return this;
        }

        public Builder stampUnit(@Nullable StampUnit value) {
            stampUnit = value;
            return this;
        }

        public Builder header(List<String> value) {
            header = value;
            return this;
        }

        public Builder malformed(Malformed value) {
            malformed = value;
            return this;
        }

        public Builder unsent(Unsent value) {
            unsent = value;
            return this;
        }

        public Builder filter(TraceFilter value) {
            filter = value;
            return this;
        }

        public Builder serviceFromTrace(boolean value) {
            serviceFromTrace = value;
            return this;
        }

        public ReplayOptions build() {
            return new ReplayOptions(
                    format,
                    reorderWithinNanos,
                    duplicates,
                    timeZone,
                    separator,
                    exactStamps,
                    intervalNanos,
                    start,
                    gaps,
                    counts,
                    timeColumn,
                    countColumn,
                    stampUnit,
                    header,
                    malformed,
                    unsent,
                    filter,
                    serviceFromTrace);
        }
    }
}
