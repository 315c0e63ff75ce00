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
        if (router instanceof RoundRobin roundRobin) {
            runRoundRobin(roundRobin, untilNanos);
        } else {
            runLeastOutstanding((LeastOutstanding) router, untilNanos);
        }
        return untilNanos;
    }

    /** All state of the loop is in locals; what it learned is booked once at its end. */
    @HotLoop
    private void runRoundRobin(RoundRobin rotation, long until) {
        long[] at = block.atNanos;
        long[] service = block.serviceNanos;
        int[] minute = book.openMinute();
        long[] admitted = totals.admitted();
        long[] routed = totals.routed();
        boolean keep = book.keepsSamples();
        long end = minuteEnd;
        long arrived = 0;
        long completed = 0;
        long sum = 0;
        long max = 0;
        long min = Long.MAX_VALUE;
        int i = block.position;
        int filled = block.filled;
        while (true) {
            if (i == filled) {
                if (!block.refill()) {
                    i = 0;
                    break;
                }
                i = 0;
                filled = block.filled;
                at = block.atNanos;
                service = block.serviceNanos;
            }
            long t = at[i];
            if (t >= until) {
                break;
            }
            long work = service[i++];
            int row = rotation.next();
            if (row < 0) {
                book.reject(t);
                totals.turnAway(work);
                continue;
            }
            long departure = freeTimes.serve(row, t, work);
            admitted[row] += work;
            routed[row]++;
            arrived++;
            if (departure < end) {
                long response = departure - t;
                minute[RequestBook.bucket(response)]++;
                completed++;
                sum += response;
                max = FreeTimes.max(max, response);
                min = FreeTimes.min(min, response);
                if (keep) {
                    book.keep(response);
                }
            } else {
                carry.add(t, departure);
            }
        }
        block.position = i;
        book.arriveKnown(arrived);
        book.completeKnown(completed, sum, max, min);
    }

    /** As {@link #runRoundRobin}, with a router that must know of every departure before it chooses. */
    @HotLoop
    private void runLeastOutstanding(LeastOutstanding least, long until) {
        long[] at = block.atNanos;
        long[] service = block.serviceNanos;
        int[] minute = book.openMinute();
        long[] admitted = totals.admitted();
        long[] routed = totals.routed();
        boolean keep = book.keepsSamples();
        long end = minuteEnd;
        long arrived = 0;
        long completed = 0;
        long sum = 0;
        long max = 0;
        long min = Long.MAX_VALUE;
        int i = block.position;
        int filled = block.filled;
        while (true) {
            if (i == filled) {
                if (!block.refill()) {
                    i = 0;
                    break;
                }
                i = 0;
                filled = block.filled;
                at = block.atNanos;
                service = block.serviceNanos;
            }
            long t = at[i];
            if (t >= until) {
                break;
            }
            long work = service[i++];
            departures.advance(t);
            int row = least.next();
            if (row < 0) {
                book.reject(t);
                totals.turnAway(work);
                continue;
            }
            long departure = freeTimes.serve(row, t, work);
            least.sent(row);
            departures.add(departure, row);
            admitted[row] += work;
            routed[row]++;
            arrived++;
            if (departure < end) {
                long response = departure - t;
                minute[RequestBook.bucket(response)]++;
                completed++;
                sum += response;
                max = FreeTimes.max(max, response);
                min = FreeTimes.min(min, response);
                if (keep) {
                    book.keep(response);
                }
            } else {
                carry.add(t, departure);
            }
        }
        block.position = i;
        book.arriveKnown(arrived);
        book.completeKnown(completed, sum, max, min);
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
