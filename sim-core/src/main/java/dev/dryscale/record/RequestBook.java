package dev.dryscale.record;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one run: exact counts, the response times of the open minute, and the number in system integrated over
 * time. A completion belongs to the minute in which it happens. Used by one thread; both data planes write the same book.
 */
public final class RequestBook {

    private final LatencyHistogram latency = new LatencyHistogram();
    private final int[] minute = new int[LatencyHistogram.BUCKETS];
    /** A bit for each bucket of the minute that holds something; null where data planes count in the buckets themselves. */
    private long @Nullable [] occupied;

    private long minuteCount;
    private long minuteSum;
    private long minuteMax;
    private long minuteMin = Long.MAX_VALUE;

    private long offered;
    private long arrived;
    private long retries;
    private long completed;
    private long rejected;
    private long timedOut;
    private long abandoned;
    private long failed;
    private long gaveUp;

    private long inSystem;
    private boolean knownDepartures;
    private long inSystemSinceNanos;
    private long openInSystemNanos;
    private BigInteger bookedInSystemNanos = BigInteger.ZERO;
    private long minuteSojournNanos;
    private BigInteger sojournNanos = BigInteger.ZERO;

    /** The first attempt of a request arrives and is in the system. */
    public void arriveFirst(long nowNanos) {
        offered++;
        arrived++;
        changeInSystem(nowNanos, 1);
    }

    /** A retry arrives and is in the system. */
    public void arriveAgain(long nowNanos) {
        retries++;
        arrived++;
        changeInSystem(nowNanos, 1);
    }

    /**
     * {@code count} first attempts arrived whose departure is known: from now on the data plane itself accounts for the
     * time in system.
     */
    public void arriveKnown(long count) {
        knownDepartures = true;
        offered += count;
        arrived += count;
        inSystem += count;
    }

    /** {@code count} first attempts arrive and are rejected at once. */
    public void rejectKnown(long count) {
        offered += count;
        arrived += count;
        rejected += count;
        gaveUp += count;
    }

    /** Response times come as counts per bucket only, so percentiles are never exact. */
    public void countOnly() {
        latency.forgetSamples();
        occupied = new long[LatencyHistogram.BUCKETS / Long.SIZE];
    }

    /** Counts response times of the open minute by their bucket, after {@link #countOnly}. */
    public void count(int bucket, int responses) {
        minute[bucket] += responses;
        if (occupied != null) {
            occupied[bucket >> 6] |= 1L << bucket;
        }
    }

    /** A first attempt arrives and is rejected at once. */
    public void reject(long nowNanos) {
        arriveFirst(nowNanos);
        drop(Loss.REJECTED, nowNanos, nowNanos, true);
    }

    /** An attempt that arrived at {@code arrivalNanos} is answered now. */
    public void complete(long arrivalNanos, long nowNanos) {
        changeInSystem(nowNanos, -1);
        completed++;
        long response = nowNanos - arrivalNanos;
        minuteSojournNanos += response;
        record(response);
    }

    /** An attempt leaves without an answer for {@code why}; {@code last} when the client does not try again. */
    public void drop(Loss why, long arrivalNanos, long nowNanos, boolean last) {
        changeInSystem(nowNanos, -1);
        minuteSojournNanos += nowNanos - arrivalNanos;
        switch (why) {
            case REJECTED -> rejected++;
            case TIMED_OUT -> timedOut++;
            case ABANDONED -> abandoned++;
            case FAILED -> failed++;
        }
        if (last) {
            gaveUp++;
        }
    }

    /** Why an attempt got no answer. */
    public enum Loss {
        /** The queue was full, or no target was registered. */
        REJECTED,
        /** The client's time-out passed. */
        TIMED_OUT,
        /** The client lost patience while waiting. */
        ABANDONED,
        /** Its instance was lost. */
        FAILED
    }

    private void changeInSystem(long nowNanos, int by) {
        if (!knownDepartures) {
            openInSystemNanos += inSystem * (nowNanos - inSystemSinceNanos);
        }
        inSystemSinceNanos = nowNanos;
        inSystem += by;
    }

    private void record(long response) {
        minute[LatencyHistogram.bucket(response)]++;
        minuteCount++;
        minuteSum += response;
        minuteMax = Math.max(minuteMax, response);
        minuteMin = Math.min(minuteMin, response);
        latency.keep(response);
    }

    /**
     * {@code count} attempts arrived and completed within this minute; their response times are already in
     * {@link #openMinute()}.
     */
    public void completeKnown(long count, long sumNanos, long maxNanos, long minNanos) {
        completed += count;
        inSystem -= count;
        minuteCount += count;
        minuteSum += sumNanos;
        minuteMax = Math.max(minuteMax, maxNanos);
        minuteMin = Math.min(minuteMin, minNanos);
        minuteSojournNanos += sumNanos;
        openInSystemNanos += sumNanos;
    }

    /** An attempt of an earlier minute completes in this one; its time in system comes by {@link #spendInSystem}. */
    public void completeCarried(long arrivalNanos, long departureNanos) {
        completed++;
        inSystem--;
        minuteSojournNanos += departureNanos - arrivalNanos;
        record(departureNanos - arrivalNanos);
    }

    /** Request-nanoseconds that attempts with a known departure beyond their minute spent in system in this minute. */
    public void spendInSystem(long requestNanos) {
        openInSystemNanos += requestNanos;
    }

    /** The open minute's bucket counts, indexed by {@link #bucket}; a data plane may increment them itself. */
    public int[] openMinute() {
        return minute;
    }

    /** The bucket of a response time. */
    public static int bucket(long nanos) {
        return LatencyHistogram.bucket(nanos);
    }

    /** Whether single response times are still kept; while so, each must also be given to {@link #keep}. */
    public boolean keepsSamples() {
        return latency.isExact();
    }

    public void keep(long nanos) {
        latency.keep(nanos);
    }

    /** Closes the open minute at {@code endNanos} and opens the next one. */
    public MinuteSummary closeMinute(long endNanos) {
        changeInSystem(endNanos, 0);
        bookedInSystemNanos = bookedInSystemNanos.add(BigInteger.valueOf(openInSystemNanos));
        sojournNanos = sojournNanos.add(BigInteger.valueOf(minuteSojournNanos));
        minuteSojournNanos = 0;
        var summary = summarise();
        if (minuteCount > 0) {
            int from = LatencyHistogram.bucket(minuteMin);
            int to = LatencyHistogram.bucket(minuteMax);
            latency.take(minute, occupied, from, to);
            latency.add(minuteCount, minuteSum, minuteMax);
        }
        minuteCount = 0;
        minuteSum = 0;
        minuteMax = 0;
        minuteMin = Long.MAX_VALUE;
        openInSystemNanos = 0;
        return summary;
    }

    private MinuteSummary summarise() {
        if (minuteCount == 0) {
            return new MinuteSummary(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, inSystem);
        }
        var walk = new Walk();
        double p99 = walk.downTo(99);
        double p95 = walk.downTo(95);
        double p50 = walk.downTo(50);
        return new MinuteSummary(minuteCount, (double) minuteSum / minuteCount, p50, p95, p99, minuteMax, inSystem);
    }

    /** The open minute's percentile in nanoseconds; NaN when nothing completed. */
    public double minutePercentile(double percentile) {
        return minuteCount == 0 ? Double.NaN : new Walk().downTo(percentile);
    }

    /** From the top of the open minute, since all that is ever asked for lies in the few octaves there. */
    private final class Walk {

        private int bucket = LatencyHistogram.bucket(minuteMax);
        private long upTo = minuteCount;

        /** The percentile in nanoseconds, smaller than those asked for before. */
        double downTo(double percentile) {
            long rank = LatencyHistogram.rank(percentile, minuteCount);
            long below = upTo;
            for (int i = next(bucket); i >= 0; i = next(i - 1)) {
                if (below - minute[i] < rank) {
                    bucket = i;
                    upTo = below;
                    return Math.min(
                            (double) minuteMax, LatencyHistogram.interpolate(i, rank - (below - minute[i]), minute[i]));
                }
                below -= minute[i];
            }
            throw new IllegalStateException(
                    "the open minute counts " + minuteCount + " response times too many: " + below);
        }

        /** The highest bucket from {@code from} downward that holds something; -1 when none does. */
        private int next(int from) {
            var bits = occupied;
            if (bits != null) {
                return from < 0 ? -1 : previousBit(bits, from);
            }
            int i = from;
            while (i >= 0 && minute[i] == 0) {
                boolean eight = i >= LatencyHistogram.EIGHT
                        && LatencyHistogram.anyOfEight(minute, i - LatencyHistogram.EIGHT + 1) == 0;
                i -= eight ? LatencyHistogram.EIGHT : 1;
            }
            return i;
        }

        private static int previousBit(long[] bits, int from) {
            int word = from >> 6;
            long here = bits[word] & (-1L >>> (63 - (from & 63)));
            while (here == 0 && word > 0) {
                here = bits[--word];
            }
            return here == 0 ? -1 : (word << 6) + 63 - Long.numberOfLeadingZeros(here);
        }
    }

    /**
     * The response times of the open minute so far; null when nothing completed.
     *
     * @param distribution whether percentiles of them will be asked for
     */
    public @Nullable ResponseTimes openResponseTimes(boolean distribution) {
        if (minuteCount == 0) {
            return null;
        }
        if (!distribution) {
            return new ResponseTimes(minuteCount, minuteSum, minuteMin, minuteMax, ResponseTimes.Counts.NONE);
        }
        int from = LatencyHistogram.bucket(minuteMin);
        int to = LatencyHistogram.bucket(minuteMax);
        return new ResponseTimes(
                minuteCount,
                minuteSum,
                minuteMin,
                minuteMax,
                new ResponseTimes.Counts(from, Arrays.copyOfRange(minute, from, to + 1)));
    }

    /** One closed minute; response times in nanoseconds, NaN when nothing completed. */
    public record MinuteSummary(
            long completed, double mean, double p50, double p95, double p99, double max, long inSystem) {}

    public LatencyHistogram latency() {
        return latency;
    }

    public RequestTotals totals() {
        long open = offered - completed - gaveUp;
        return new RequestTotals(
                offered, arrived, retries, completed, rejected, timedOut, abandoned, failed, inSystem, completed,
                gaveUp, open);
    }

    public long errors() {
        return rejected + timedOut + abandoned + failed;
    }

    public long retries() {
        return retries;
    }

    public long arrived() {
        return arrived;
    }

    public long inSystem() {
        return inSystem;
    }

    /** Attempts answered in the open minute so far. */
    public long completedInMinute() {
        return minuteCount;
    }

    /** Request-nanoseconds in system, as booked minute by minute. */
    public BigInteger bookedInSystemNanos() {
        return bookedInSystemNanos;
    }

    /** The sum of the sojourns of all attempts that left. */
    public BigInteger sojournNanos() {
        return sojournNanos;
    }
}
