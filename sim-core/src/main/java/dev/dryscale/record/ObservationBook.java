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
    private final long[] countAt;
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
    private final ExactSum work = new ExactSum();
    private double workSquares;
    private long waited;
    private long rejected;
    private long abandoned;
    private int nextAt;

    private long since;
    private final ExactSum inSystemNanos = new ExactSum();
    private final ExactSum waitingNanos = new ExactSum();
    private final ExactSum busyNanos = new ExactSum();
    private final ExactSum idleNanos = new ExactSum();
    private final ExactSum setupNanos = new ExactSum();
    private final ExactSum someOnNanos = new ExactSum();

    public ObservationBook(Observe asked) {
        this.asked = asked;
        this.from = asked.fromNanos();
        this.to = asked.toNanos();
        this.at = asked.numberInSystemAtNanos().stream()
                .mapToLong(Long::longValue)
                .toArray();
        this.countAt = new long[at.length];
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
        long nanos = until - since;
        if (nanos > 0) {
            inSystemNanos.add(inSystem * nanos);
            waitingNanos.add(waiting * nanos);
            busyNanos.add(busy * nanos);
            idleNanos.add(idle * nanos);
            setupNanos.add(inSetup * nanos);
            someOnNanos.add(busy + idle + inSetup > 0 ? nanos : 0);
        }
        since = nowNanos;
    }

    /**
     * A request whose start and departure are known when it arrives, told once instead of by {@link #state} and the rest.
     */
    public void known(long arrivalNanos, long workNanos, long startNanos, long departureNanos, int requestClass) {
        for (int i = 0; i < at.length; i++) {
            if (arrivalNanos < at[i] && at[i] <= departureNanos) {
                countAt[i]++;
            }
        }
        long arrived = clip(arrivalNanos);
        long started = clip(startNanos);
        long departed = clip(departureNanos);
        inSystemNanos.add(departed - arrived);
        waitingNanos.add(started - arrived);
        busyNanos.add(departed - started);
        if (watches(arrivalNanos)) {
            arrive(arrivalNanos, workNanos);
            start(arrivalNanos, startNanos);
            complete(arrivalNanos, departureNanos, requestClass);
        }
    }

    private long clip(long nanos) {
        return Math.max(from, Math.min(to, nanos));
    }

    /** The run ended, and all its requests were {@link #known}: what {@code servers} were not busy with, they were idle. */
    public void finishKnown(long endNanos, long servers) {
        for (int i = 0; i < at.length && at[i] <= endNanos; i++) {
            numbers.add(countAt[i]);
        }
        long window = Math.max(0, Math.min(endNanos, to) - from);
        someOnNanos.add(servers > 0 ? window : 0);
        idleNanos.add(BigInteger.valueOf(window)
                .multiply(BigInteger.valueOf(servers))
                .subtract(busyNanos.value())
                .longValueExact());
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
        work.add(workNanos);
        workSquares += (double) workNanos * workNanos;
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
        return new Observation(
                asked,
                arrived,
                work.value(),
                workSquares,
                waited,
                rejected,
                abandoned,
                Arrays.stream(countOver).boxed().toList(),
                left,
                waits,
                responses,
                classTotals(),
                integrals(),
                numbers,
                Arrays.stream(seen, 0, seenCount)
                        .map(one -> new Observation.Seen(one[0], one[1], one[2]))
                        .toList());
    }

    private List<Observation.ClassTotal> classTotals() {
        var totals = new ArrayList<Observation.ClassTotal>();
        for (int i = 0; i < classCount.length; i++) {
            totals.add(new Observation.ClassTotal(
                    classCount[i], classCount.length == 1 ? responses.sumNanos() : classSum[i]));
        }
        return totals;
    }

    private Observation.Integrals integrals() {
        return new Observation.Integrals(
                inSystemNanos.value().doubleValue(),
                waitingNanos.value().doubleValue(),
                busyNanos.value().doubleValue(),
                idleNanos.value().doubleValue(),
                setupNanos.value().doubleValue(),
                someOnNanos.value().doubleValue());
    }
}
