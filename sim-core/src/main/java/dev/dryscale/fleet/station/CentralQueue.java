package dev.dryscale.fleet.station;

import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.RequestBook;
import dev.dryscale.record.RequestBook.Loss;
import dev.dryscale.traffic.ArrivalStream;
import java.util.Arrays;

/**
 * The data plane of {@link Dispatch#CENTRAL}: one first-come-first-served line for all instances, in exact nanoseconds
 * with an event per departure.
 *
 * <p>Every instance has {@code concurrency} slots; a free slot takes the head of the line at once, the slot free for
 * longest first. Requests wait in the line, without limit, while no instance is registered. In the classical notation this
 * is G/G/c with {@code c} the registered slots.
 */
public final class CentralQueue implements DataPlane {

    private final int concurrency;
    private final RequestBook book;
    private final RequestFeed feed;
    private final RequestPool pool = new RequestPool();
    private final RequestHeap departures = new RequestHeap();
    /** Waiting requests in the order of their arrival. */
    private final IntLine waiting = new IntLine();
    /** Rows of registered instances, once for every free slot, free for longest first. */
    private final IntLine freeSlots = new IntLine();

    private final WorkLedger ledger = new WorkLedger();
    private int rows;
    /** Requests in service per row. */
    private int[] held = new int[0];

    private boolean[] draining = new boolean[0];
    /** Until when {@link #busy} is booked. */
    private long[] bookedUntil = new long[0];

    private long[] busy = new long[0];
    private long[] closedBusy = new long[0];
    private long done;
    private long clock;

    /**
     * An empty fleet at time 0.
     *
     * @param concurrency slots of each instance
     * @throws IllegalArgumentException when the service is none that waits patiently for a slot
     */
    public CentralQueue(
            ServiceModel service, int concurrency, ArrivalStream arrivals, RandomStreams streams, RequestBook book) {
        requirePatience(service);
        this.concurrency = concurrency;
        this.book = book;
        this.feed = new RequestFeed(service, arrivals, streams);
    }

    private static void requirePatience(ServiceModel service) {
        if (service.mode() != ServiceMode.SLOTS) {
            throw new IllegalArgumentException("dispatch central needs service mode slots, was cpu");
        }
        if (service.ioTime() != null) {
            throw new IllegalArgumentException("dispatch central has no I/O time off a slot");
        }
        if (service.queueLimit() != ServiceModel.UNBOUNDED) {
            throw new IllegalArgumentException(
                    "dispatch central has a line without limit, the queue limit was " + service.queueLimit());
        }
        if (service.timeoutNanos() != ServiceModel.NO_TIMEOUT) {
            throw new IllegalArgumentException(
                    "dispatch central has no time-outs, the time-out was " + service.timeoutNanos() + " ns");
        }
        if (service.retry().maxRetries() != 0) {
            throw new IllegalArgumentException("dispatch central has no retries, maxRetries was "
                    + service.retry().maxRetries());
        }
    }

    @Override
    public String description() {
        return "central queue: slots";
    }

    @Override
    public long runUntil(long untilNanos) {
        for (; ; ) {
            long departure = departures.leastNanos();
            long arrival = feed.atNanos();
            long next = Math.min(departure, arrival);
            if (next >= untilNanos) {
                clock = untilNanos;
                return untilNanos;
            }
            clock = next;
            if (departure > arrival) {
                arrive(next);
            } else if (depart(next)) {
                return next;
            }
        }
    }

    private void arrive(long nowNanos) {
        long work = feed.workNanos();
        int id = pool.allocate(work, 0);
        feed.advance();
        pool.arrivalNanos[id] = nowNanos;
        book.arriveFirst(nowNanos);
        ledger.offer(work);
        ledger.admit(work);
        waiting.add(id);
        startWaiting(nowNanos);
    }

    /** Free slots take the heads of the line. */
    private void startWaiting(long nowNanos) {
        while (waiting.size() > 0 && freeSlots.size() > 0) {
            int id = waiting.takeFirst();
            int row = freeSlots.takeFirst();
            bookBusy(row, nowNanos);
            held[row]++;
            pool.rows[id] = row;
            ledger.route(row);
            departures.add(id, nowNanos + pool.workNanos[id]);
        }
    }

    /** Returns whether a deregistered row became idle. */
    private boolean depart(long nowNanos) {
        int id = departures.takeLeast();
        int row = pool.rows[id];
        leave(id, row, nowNanos);
        if (draining[row]) {
            return held[row] == 0;
        }
        freeSlots.add(row);
        startWaiting(nowNanos);
        return false;
    }

    private void leave(int id, int row, long nowNanos) {
        bookBusy(row, nowNanos);
        held[row]--;
        book.complete(pool.arrivalNanos[id], nowNanos);
        pool.release(id);
    }

    private void bookBusy(int row, long nowNanos) {
        long nanos = held[row] * (nowNanos - bookedUntil[row]);
        busy[row] += nanos;
        done += nanos;
        bookedUntil[row] = nowNanos;
    }

    /** {@inheritDoc} It takes waiting requests at once. */
    @Override
    public void register(int row, long nowNanos) {
        ensure(row);
        clock = nowNanos;
        draining[row] = false;
        for (int slot = held[row]; slot < concurrency; slot++) {
            freeSlots.add(row);
        }
        startWaiting(nowNanos);
    }

    @Override
    public void deregister(int row, long nowNanos) {
        ensure(row);
        clock = nowNanos;
        freeSlots.removeAll(row);
        draining[row] = true;
    }

    @Override
    public long idleAtNanos(int row, long nowNanos) {
        return row >= rows || held[row] == 0 ? nowNanos : UNKNOWN;
    }

    /** {@inheritDoc} Departures that are due at {@code nowNanos} still happen; the line is everybody's and stays. */
    @Override
    public void remove(int row, long nowNanos) {
        deregister(row, nowNanos);
        for (int id : departures.ids()) {
            if (pool.rows[id] != row) {
                continue;
            }
            long left = departures.nanosOf(id) - nowNanos;
            departures.remove(id);
            if (left <= 0) {
                leave(id, row, nowNanos);
            } else {
                fail(id, row, left, nowNanos);
            }
        }
        draining[row] = false;
    }

    private void fail(int id, int row, long leftNanos, long nowNanos) {
        bookBusy(row, nowNanos);
        held[row]--;
        ledger.lose(leftNanos);
        book.drop(Loss.FAILED, pool.arrivalNanos[id], nowNanos, true);
        pool.release(id);
    }

    @Override
    public void startupLoad(int row, double vcpus, long nowNanos) {
        // slots are no CPUs: start-up work takes nothing away
        clock = nowNanos;
    }

    @Override
    public void closeMinute(long endNanos) {
        clock = endNanos;
        for (int row = 0; row < rows; row++) {
            bookBusy(row, endNanos);
        }
        System.arraycopy(busy, 0, closedBusy, 0, rows);
        Arrays.fill(busy, 0);
        ledger.closeMinute();
    }

    @Override
    public long busyNanos(int row) {
        return row < rows ? closedBusy[row] : 0;
    }

    /** {@inheritDoc} A request is routed when it starts. */
    @Override
    public long routed(int row) {
        return ledger.closedRouted(row);
    }

    @Override
    public long offeredWorkNanos() {
        return ledger.closedOfferedNanos();
    }

    @Override
    public long agesNanos(long nowNanos) {
        long sum = 0;
        for (int id : departures.ids()) {
            sum += nowNanos - pool.arrivalNanos[id];
        }
        for (int i = 0; i < waiting.size(); i++) {
            sum += nowNanos - pool.arrivalNanos[waiting.get(i)];
        }
        return sum;
    }

    /** {@inheritDoc} As of the last call that named an instant. */
    @Override
    public WorkTotals workTotals() {
        long doneNow = done;
        for (int row = 0; row < rows; row++) {
            doneNow += held[row] * (clock - bookedUntil[row]);
        }
        long left = 0;
        for (int id : departures.ids()) {
            left += departures.nanosOf(id) - clock;
        }
        for (int i = 0; i < waiting.size(); i++) {
            left += pool.workNanos[waiting.get(i)];
        }
        return new WorkTotals(ledger.admittedNanos(), doneNow, ledger.lostNanos(), left);
    }

    private void ensure(int row) {
        if (row < rows) {
            return;
        }
        rows = Math.max(row + 1, Math.max(16, 2 * rows));
        held = Arrays.copyOf(held, rows);
        draining = Arrays.copyOf(draining, rows);
        bookedUntil = Arrays.copyOf(bookedUntil, rows);
        busy = Arrays.copyOf(busy, rows);
        closedBusy = Arrays.copyOf(closedBusy, rows);
        ledger.ensure(rows);
    }
}
