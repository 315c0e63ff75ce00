package dev.dryscale.fleet.station;

import dev.dryscale.kernel.HotLoop;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.RequestBook;
import dev.dryscale.traffic.ArrivalStream;

/**
 * The fast data plane: {@code slots} service where nothing can alter a request after its arrival, so that its departure
 * is known at once and requests are no events. Leaves the field to {@link EventLoop} by {@link InFlightLost} when an
 * instance is taken away with requests in flight.
 */
public final class SlotLoop implements DataPlane {

    private static final long MINUTE = 60_000_000_000L;

    private final Router router;
    private final RequestBook book;
    private final ArrivalBlock block;
    private final FreeTimes freeTimes;
    private final DepartureWheel departures;
    private final Carry carry = new Carry();
    private final RowTotals totals = new RowTotals();
    /** Of the requests of the block at hand that were served. */
    private final long[] departureNanos = new long[ArrivalBlock.SIZE];

    private long minuteStart;
    private long minuteEnd = MINUTE;
    private int rows;

    private SlotLoop(int slots, Router router, ArrivalBlock block, long nanosBetweenArrivals, RequestBook book) {
        this.router = router;
        this.book = book;
        this.block = block;
        this.freeTimes = new FreeTimes(slots);
        this.departures = new DepartureWheel(router, nanosBetweenArrivals);
    }

    /**
     * The fast loop of a run.
     *
     * @param slots requests that an instance serves at once
     * @param nanosBetweenArrivals about how far arrivals are apart, for the size of the departure wheel
     */
    public static SlotLoop of(
            ServiceModel service,
            int slots,
            Router router,
            ArrivalStream arrivals,
            RandomStreams streams,
            long nanosBetweenArrivals,
            RequestBook book) {
        var block = new ArrivalBlock(arrivals, service.time(), streams);
        return new SlotLoop(slots, router, block, nanosBetweenArrivals, book);
    }

    @Override
    public String description() {
        return "fast loop: every departure is known at arrival";
    }

    @Override
    public long runUntil(long untilNanos) {
        while (block.position < block.filled || block.refill()) {
            int from = block.position;
            int to = block.firstAtOrAfter(untilNanos);
            if (to > from) {
                serve(from, to);
            }
            block.position = to;
            if (to < block.filled) {
                break;
            }
        }
        return untilNanos;
    }

    /** Nothing registers or leaves within a stretch, so there is a target for all of its requests or for none. */
    private void serve(int from, int to) {
        if (!router.hasTarget()) {
            turnAway(from, to);
            return;
        }
        if (router instanceof RoundRobin roundRobin) {
            serveInTurn(roundRobin, from, to);
        } else {
            serveByLeast((LeastOutstanding) router, from, to);
        }
        tally(from, to);
    }

    private void turnAway(int from, int to) {
        for (int i = from; i < to; i++) {
            book.reject(block.atNanos[i]);
            totals.turnAway(block.serviceNanos[i]);
        }
    }

    /** Targets know nothing of each other when they take turns, so each serves its requests of the stretch in one go. */
    private void serveInTurn(RoundRobin rotation, int from, int to) {
        int targets = rotation.size();
        int first = Math.min(targets, to - from);
        System.arraycopy(block.serviceNanos, from, departureNanos, from, to - from);
        for (int i = 0; i < first; i++) {
            int row = rotation.next();
            freeTimes.serve(row, block.atNanos, from + i, targets, to, departureNanos);
            totals.admit(row, block.serviceNanos, from + i, targets, to);
        }
        rotation.skip(to - from - first);
    }

    /** The router must know of every departure before it chooses. */
    @HotLoop
    private void serveByLeast(LeastOutstanding least, int from, int to) {
        long[] at = block.atNanos;
        long[] service = block.serviceNanos;
        long[] departed = departureNanos;
        long[] admitted = totals.admitted();
        long[] routed = totals.routed();
        for (int i = from; i < to; i++) {
            long t = at[i];
            departures.advance(t);
            int row = least.next();
            long work = service[i];
            long departure = freeTimes.serve(row, t, work);
            departed[i] = departure;
            least.sent(row);
            departures.add(departure, row);
            admitted[row] += work;
            routed[row]++;
        }
    }

    /** Books the requests of a stretch whose departures are known. */
    @HotLoop
    private void tally(int from, int to) {
        long[] at = block.atNanos;
        long[] departed = departureNanos;
        int[] minute = book.openMinute();
        long end = minuteEnd;
        int late = 0;
        long sum = 0;
        long max = 0;
        long min = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            long departure = departed[i];
            if (departure >= end) {
                carry.add(at[i], departure);
                late++;
                continue;
            }
            long response = departure - at[i];
            minute[RequestBook.bucket(response)]++;
            sum += response;
            if (response > max) {
                max = response;
            }
            if (response < min) {
                min = response;
            }
        }
        book.arriveKnown(to - from);
        book.completeKnown(to - from - late, sum, max, min);
        if (book.keepsSamples()) {
            keep(from, to);
        }
    }

    private void keep(int from, int to) {
        for (int i = from; i < to; i++) {
            if (departureNanos[i] < minuteEnd) {
                book.keep(departureNanos[i] - block.atNanos[i]);
            }
        }
    }

    @Override
    public void register(int row, long nowNanos) {
        freeTimes.reset(row);
        totals.open(row);
        rows = Math.max(rows, row + 1);
        router.add(row);
    }

    @Override
    public void deregister(int row, long nowNanos) {
        router.removeFromRotation(row);
    }

    @Override
    public long idleAtNanos(int row, long nowNanos) {
        return Math.max(nowNanos, freeTimes.lastDeparture(row));
    }

    @Override
    public long idleSinceNanos(int row, long nowNanos) {
        long last = freeTimes.lastDeparture(row);
        return last <= nowNanos ? last : UNKNOWN;
    }

    @Override
    public void remove(int row, long nowNanos) {
        if (freeTimes.lastDeparture(row) > nowNanos) {
            throw new InFlightLost(row, nowNanos);
        }
        departures.advance(nowNanos);
    }

    /** {@inheritDoc} This loop cannot take a row back; the event loop can. */
    @Override
    public void pause(int row, long nowNanos) {
        throw new InFlightLost(row, nowNanos);
    }

    @Override
    public long waitNanos(int row, long nowNanos) {
        return Math.max(0, freeTimes.earliest(row) - nowNanos);
    }

    @Override
    public void startupLoad(int row, double vcpus, long nowNanos) {
        // slots are not vCPUs: start-up work is not modelled in slots mode, and the scenario reader refuses it
    }

    @Override
    public void closeMinute(long endNanos) {
        bookCarried(endNanos);
        totals.startClosing();
        for (int row = 0; row < rows; row++) {
            totals.closeRow(row, freeTimes.workAfter(row, endNanos));
        }
        totals.closeMinute();
        minuteStart = endNanos;
        minuteEnd = endNanos + MINUTE;
    }

    private void bookCarried(long endNanos) {
        book.spendInSystem(carry.inSystemNanos(minuteStart, endNanos));
        for (int i = 0; i < carry.size(); i++) {
            if (carry.departure(i) < endNanos) {
                book.completeCarried(carry.arrival(i), carry.departure(i));
            }
        }
        carry.forgetBefore(endNanos);
    }

    @Override
    public long busyNanos(int row) {
        return totals.busyNanos(row);
    }

    @Override
    public long routed(int row) {
        return totals.routed(row);
    }

    @Override
    public long offeredWorkNanos() {
        return totals.offeredWorkNanos();
    }

    @Override
    public Census census() {
        return new Census(block.taken(), 0, carry.size(), 0);
    }

    @Override
    public long agesNanos(long nowNanos) {
        long sum = 0;
        for (int i = 0; i < carry.size(); i++) {
            sum += nowNanos - carry.arrival(i);
        }
        return sum;
    }

    @Override
    public WorkTotals workTotals() {
        return totals.workTotals();
    }
}
