package dev.dryscale.fleet.station;

import dev.dryscale.kernel.HotLoop;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.ObservationBook;
import dev.dryscale.record.RequestBook;
import dev.dryscale.traffic.ArrivalStream;
import org.jspecify.annotations.Nullable;

/**
 * The data plane of one line before one instance that stays: with clients that wait for ever, the start and the departure of
 * a request are known when it arrives (Kiefer, Wolfowitz 1955). Gives the same books as {@link CentralQueue}, faster.
 */
public final class FixedStation implements DataPlane {

    private static final long MINUTE = 60_000_000_000L;

    private final RequestBook book;
    private final @Nullable ObservationBook observation;
    private final RequestFeed feed;
    private final Carry carry = new Carry();
    /** When each slot is free for the next request: a heap, the earliest first. */
    private final long[] free;

    private boolean registered;
    private long minuteStart;
    private long clock;
    private long admitted;
    private long busyBefore;
    private long closedBusy;
    private long routed;
    private long closedRouted;
    private long offered;
    private long closedOffered;

    /**
     * An empty station at time 0.
     *
     * @param observation null when nothing is observed
     * @throws IllegalArgumentException when the service is none of slots that clients wait for, without limit
     */
    public FixedStation(
            ServiceModel service,
            int concurrency,
            ArrivalStream arrivals,
            RandomStreams streams,
            RequestBook book,
            @Nullable ObservationBook observation) {
        CentralQueue.requireSlots(service);
        if (service.queueLimit() != ServiceModel.UNBOUNDED || service.patience() != null) {
            throw new IllegalArgumentException("a departure is known at arrival only if nothing ends the wait");
        }
        this.free = new long[concurrency];
        this.feed = new RequestFeed(service, arrivals, streams);
        this.book = book;
        this.observation = observation;
    }

    @Override
    public String description() {
        return "central queue: every departure is known at arrival";
    }

    @HotLoop
    @Override
    public long runUntil(long untilNanos) {
        long minuteEnd = minuteStart + MINUTE;
        int[] minute = book.openMinute();
        boolean keep = book.keepsSamples();
        long arrived = 0;
        long completed = 0;
        long sum = 0;
        long max = 0;
        long min = Long.MAX_VALUE;
        for (long at = feed.atNanos(); at < untilNanos; at = feed.atNanos()) {
            long work = feed.workNanos();
            long start = Math.max(at, free[0]);
            long departure = start + work;
            occupy(departure);
            if (observation != null) {
                observation.known(at, work, start, departure, feed.requestClass());
            }
            feed.advance();
            offered += work;
            arrived++;
            if (departure < minuteEnd) {
                long response = departure - at;
                minute[RequestBook.bucket(response)]++;
                completed++;
                sum += response;
                max = Math.max(max, response);
                min = Math.min(min, response);
                if (keep) {
                    book.keep(response);
                }
            } else {
                carry.add(at, departure);
            }
        }
        routed += arrived;
        book.arriveKnown(arrived);
        book.completeKnown(completed, sum, max, min);
        clock = untilNanos;
        return untilNanos;
    }

    /** The slot that was free first is free again at {@code departure}. */
    private void occupy(long departure) {
        int size = free.length;
        int place = 0;
        for (int child = 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && free[child + 1] < free[child]) {
                child++;
            }
            if (free[child] >= departure) {
                break;
            }
            free[place] = free[child];
            place = child;
        }
        free[place] = departure;
    }

    /** {@inheritDoc} It is the only one, from the start to the end. */
    @Override
    public void register(int row, long nowNanos) {
        if (registered || row != 0 || nowNanos != 0) {
            throw new IllegalStateException("a fixed station has one instance from the start, not row " + row);
        }
        registered = true;
    }

    @Override
    public void deregister(int row, long nowNanos) {
        throw new IllegalStateException("the instance of a fixed station stays");
    }

    @Override
    public long idleAtNanos(int row, long nowNanos) {
        return UNKNOWN;
    }

    @Override
    public void remove(int row, long nowNanos) {
        throw new IllegalStateException("the instance of a fixed station stays");
    }

    @Override
    public void startupLoad(int row, double vcpus, long nowNanos) {
        // an instance that is there from the start has none
    }

    @Override
    public void closeMinute(long endNanos) {
        clock = endNanos;
        book.spendInSystem(carry.inSystemNanos(minuteStart, endNanos));
        for (int i = 0; i < carry.size(); i++) {
            if (carry.departure(i) < endNanos) {
                book.completeCarried(carry.arrival(i), carry.departure(i));
            }
        }
        carry.forgetBefore(endNanos);
        admitted += offered;
        closedOffered = offered;
        offered = 0;
        closedRouted = routed;
        routed = 0;
        long busy = admitted - left(endNanos);
        closedBusy = busy - busyBefore;
        busyBefore = busy;
        minuteStart = endNanos;
    }

    /** Whoever works beyond an instant does so without a break from then on. */
    private long left(long atNanos) {
        long sum = 0;
        for (long until : free) {
            sum += Math.max(0, until - atNanos);
        }
        return sum;
    }

    @Override
    public void end(long nowNanos) {
        if (observation != null) {
            observation.finishKnown(nowNanos, free.length);
        }
    }

    @Override
    public long busyNanos(int row) {
        return row == 0 ? closedBusy : 0;
    }

    @Override
    public long routed(int row) {
        return row == 0 ? closedRouted : 0;
    }

    @Override
    public long offeredWorkNanos() {
        return closedOffered;
    }

    @Override
    public Census census() {
        return new Census(feed.taken(), 0, carry.size(), 0);
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
        long left = left(clock);
        return new WorkTotals(admitted + offered, admitted + offered - left, 0, left);
    }
}
