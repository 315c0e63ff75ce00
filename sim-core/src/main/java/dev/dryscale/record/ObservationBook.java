package dev.dryscale.record;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps what an {@link Observe} asks for. A station that can be observed tells it of every change, before the change, and
 * of every request. Used by one thread.
 */
public final class ObservationBook {

    /** A request that was there at the start, which no window contains. */
    public static final long FROM_THE_START = -1;

    private final Observe asked;
    private final long from;
    private final long to;
    private final long[] at;
    private final long[] over;
    private final long[] countOver;
    private final List<Long> numbers = new ArrayList<>();
    private final long[][] seen;
    private int seenCount;

    private final LatencyHistogram waits = new LatencyHistogram();
    private final LatencyHistogram responses = new LatencyHistogram();
    private long[] classCount = new long[0];
    private BigInteger[] classSum = new BigInteger[0];

    private long arrived;
    private long work;
    private BigInteger workBefore = BigInteger.ZERO;
    private long waited;
    private long rejected;
    private long abandoned;
    private int nextAt;

    private long since;
    private double inSystemNanos;
    private double waitingNanos;
    private double busyNanos;
    private double idleNanos;
    private double setupNanos;
    private double someOnNanos;

    public ObservationBook(Observe asked) {
        this.asked = asked;
        this.from = asked.fromNanos();
        this.to = asked.toNanos();
        this.at = asked.numberInSystemAtNanos().stream().mapToLong(Long::longValue).toArray();
        this.over = asked.waitOverNanos().stream().mapToLong(Long::longValue).toArray();
        this.countOver = new long[over.length];
        this.seen = new long[asked.requests()][];
        this.since = from;
    }

    /** The state was this since the last change; it changes now. */
    public void state(long nowNanos, long inSystem, long waiting, long busy, long idle, long inSetup) {
        while (nextAt < at.length && at[nextAt] <= nowNanos) {
            numbers.add(inSystem);
            nextAt++;
        }
        if (nowNanos <= since) {
            return;
        }
        long until = Math.min(nowNanos, to);
        double nanos = until - since;
        if (nanos > 0) {
            inSystemNanos += inSystem * nanos;
            waitingNanos += waiting * nanos;
            busyNanos += busy * nanos;
            idleNanos += idle * nanos;
            setupNanos += inSetup * nanos;
            someOnNanos += busy + idle + inSetup > 0 ? nanos : 0;
        }
        since = nowNanos;
    }

    private boolean watches(long arrivalNanos) {
        return arrivalNanos >= from && arrivalNanos < to;
    }

    public void arrive(long nowNanos, long workNanos) {
        if (!watches(nowNanos)) {
            return;
        }
        if (seenCount < seen.length) {
            seen[seenCount++] = new long[] {nowNanos, -1, -1};
        }
        arrived++;
        work += workNanos;
        if (work >= 1L << 62) {
            workBefore = workBefore.add(BigInteger.valueOf(work));
            work = 0;
        }
    }

    public void reject(long arrivalNanos) {
        if (watches(arrivalNanos)) {
            rejected++;
        }
    }

    /** A request starts service; {@code arrivalNanos} may be {@link #FROM_THE_START}. */
    public void start(long arrivalNanos, long nowNanos) {
        if (!watches(arrivalNanos)) {
            return;
        }
        long wait = nowNanos - arrivalNanos;
        waits.add(wait);
        note(arrivalNanos, 1, nowNanos);
        countWait(wait);
    }

    private void countWait(long wait) {
        if (wait > 0) {
            waited++;
        }
        for (int i = 0; i < over.length; i++) {
            if (wait > over[i]) {
                countOver[i]++;
            }
        }
    }

    /** A waiting request loses patience. */
    public void abandon(long arrivalNanos, long nowNanos) {
        if (watches(arrivalNanos)) {
            abandoned++;
            countWait(nowNanos - arrivalNanos);
        }
    }

    /** A request is answered. */
    public void complete(long arrivalNanos, long nowNanos, int requestClass) {
        if (!watches(arrivalNanos)) {
            return;
        }
        long response = nowNanos - arrivalNanos;
        responses.add(response);
        note(arrivalNanos, 2, nowNanos);
        if (requestClass >= classCount.length) {
            int before = classCount.length;
            classCount = Arrays.copyOf(classCount, requestClass + 1);
            classSum = Arrays.copyOf(classSum, requestClass + 1);
            Arrays.fill(classSum, before, classSum.length, BigInteger.ZERO);
        }
        classCount[requestClass]++;
        if (classCount.length > 1) {
            classSum[requestClass] = classSum[requestClass].add(BigInteger.valueOf(response));
        }
    }

    /** Requests that arrive at one instant are told apart by nothing; the first that has not got this far is meant. */
    private void note(long arrivalNanos, int what, long nowNanos) {
        for (int i = 0; i < seenCount; i++) {
            if (seen[i][0] == arrivalNanos && seen[i][what] < 0) {
                seen[i][what] = nowNanos;
                return;
            }
        }
    }

    /** What was seen, once the run has ended and {@link #state} was told so. */
    public Observation observation() {
        long left = arrived - rejected - abandoned - responses.count();
        var classes = new ArrayList<Observation.ClassTotal>();
        for (int i = 0; i < classCount.length; i++) {
            classes.add(new Observation.ClassTotal(
                    classCount[i], classCount.length == 1 ? responses.sumNanos() : classSum[i]));
        }
        return new Observation(
                asked,
                arrived,
                workBefore.add(BigInteger.valueOf(work)),
                waited,
                rejected,
                abandoned,
                Arrays.stream(countOver).boxed().toList(),
                left,
                waits,
                responses,
                classes,
                new Observation.Integrals(inSystemNanos, waitingNanos, busyNanos, idleNanos, setupNanos, someOnNanos),
                numbers,
                Arrays.stream(seen, 0, seenCount)
                        .map(one -> new Observation.Seen(one[0], one[1], one[2]))
                        .toList());
    }
}
