package dev.dryscale.fleet.station;

import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.ObservationBook;
import dev.dryscale.record.RequestBook;
import dev.dryscale.record.RequestBook.Loss;
import dev.dryscale.traffic.ArrivalStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The data plane of {@link Dispatch#CENTRAL}: one first-come-first-served line for all instances, in exact nanoseconds
 * with an event per departure.
 *
 * <p>Every instance has {@code concurrency} slots; a free slot takes the head of the line at once, the slot free for
 * longest first or, packed, one of the lowest row. Requests wait in the line while no instance is registered. In the classical notation this is G/G/c/K with
 * {@code c} the registered slots and {@code K - c} the limit of the line, and G/G/c+G when clients lose patience. At equal
 * times: departures, lost patience, arrivals. With infinite servers, the first registered row serves all at once.
 */
public final class CentralQueue implements DataPlane {

    private static final int GONE = -2;

    private final ServiceModel service;
    private final StationModel station;
    private final int concurrency;
    private final RequestBook book;
    private final Watch watch;
    private final RequestFeed feed;
    private final RandomStream patience;
    private final InitialRequests initial;
    private final RequestPool pool = new RequestPool();
    private final RequestHeap departures = new RequestHeap();
    /** Requests in the order of their arrival, among them some that have {@link #GONE}. */
    private final IntLine line = new IntLine();

    private final RequestHeap patienceEnds = new RequestHeap();
    private int waiting;
    private int infiniteRow = -1;
    private final FreeSlots freeSlots;

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
     * @param packed whether the lowest row with a free slot takes the head of the line; else the slot free for longest
     * @param observation null when nothing is observed
     * @throws IllegalArgumentException when the service is none of slots that clients wait for
     */
    public CentralQueue(
            ServiceModel service,
            int concurrency,
            StationModel station,
            boolean packed,
            ArrivalStream arrivals,
            RandomStreams streams,
            RequestBook book,
            @Nullable ObservationBook observation) {
        requireSlots(service);
        this.service = service;
        this.station = station;
        this.freeSlots = new FreeSlots(packed);
        this.concurrency = concurrency;
        this.book = book;
        this.watch = new Watch(observation, pool);
        this.feed = new RequestFeed(service, arrivals, streams);
        this.patience = streams.named("patience");
        this.initial = new InitialRequests(station.start(), service.time(), streams, pool, book);
    }

    static void requireSlots(ServiceModel service) {
        if (service.mode() != ServiceMode.SLOTS) {
            throw new IllegalArgumentException("dispatch central needs service mode slots, was cpu");
        }
        if (service.ioTime() != null) {
            throw new IllegalArgumentException("dispatch central has no I/O time off a slot");
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
            long lost = patienceEnds.leastNanos();
            long arrival = feed.atNanos();
            long next = Math.min(Math.min(departure, lost), arrival);
            if (next >= untilNanos) {
                clock = untilNanos;
                return untilNanos;
            }
            clock = next;
            look(next);
            if (departure == next) {
                if (depart(next)) {
                    return next;
                }
            } else if (lost == next) {
                abandon(next);
            } else {
                arrive(next);
            }
        }
    }

    /** The observer is told what was, before it changes. */
    private void look(long nowNanos) {
        watch.look(nowNanos, book.inSystem(), waiting, departures.size(), freeSlots.size(), 0);
    }

    private void arrive(long nowNanos) {
        long work = feed.workNanos();
        int id = pool.allocate(work, 0);
        pool.classes[id] = feed.requestClass();
        feed.advance();
        pool.arrivalNanos[id] = nowNanos;
        book.arriveFirst(nowNanos);
        watch.arrived(id, nowNanos);
        ledger.offer(work);
        if (freeSlots.size() == 0 && infiniteRow < 0 && waiting >= service.queueLimit()) {
            reject(id, nowNanos);
        } else {
            enter(id, nowNanos);
        }
    }

    private void reject(int id, long nowNanos) {
        watch.rejected(id);
        book.drop(Loss.REJECTED, nowNanos, nowNanos, true);
        pool.release(id);
    }

    private void enter(int id, long nowNanos) {
        ledger.admit(pool.workNanos[id]);
        pool.rows[id] = RequestPool.NONE;
        line.add(id);
        waiting++;
        startWaiting(nowNanos);
        var law = service.patience();
        if (law != null && pool.rows[id] == RequestPool.NONE) {
            patienceEnds.add(id, nowNanos + RequestFeed.toNanos(law.sample(patience)));
        }
    }

    /** Free slots take the heads of the line. */
    private void startWaiting(long nowNanos) {
        while (waiting > 0 && (infiniteRow >= 0 || freeSlots.size() > 0)) {
            int id = takeHead();
            int row = infiniteRow >= 0 ? infiniteRow : freeSlots.take();
            bookBusy(row, nowNanos);
            held[row]++;
            pool.rows[id] = row;
            ledger.route(row);
            departures.add(id, nowNanos + pool.workNanos[id]);
            watch.started(id, nowNanos);
        }
    }

    private int takeHead() {
        int id = line.takeFirst();
        while (pool.rows[id] == GONE) {
            pool.release(id);
            id = line.takeFirst();
        }
        waiting--;
        // its patience was drawn only if it could not start at once
        if (service.patience() != null && patienceEnds.contains(id)) {
            patienceEnds.remove(id);
        }
        return id;
    }

    private void abandon(long nowNanos) {
        int id = patienceEnds.takeLeast();
        waiting--;
        ledger.lose(pool.workNanos[id]);
        watch.abandoned(id, nowNanos);
        book.drop(Loss.ABANDONED, pool.arrivalNanos[id], nowNanos, true);
        pool.rows[id] = GONE; // released when it comes to the head of the line
    }

    /** Returns whether a deregistered row became idle. */
    private boolean depart(long nowNanos) {
        int id = departures.takeLeast();
        int row = pool.rows[id];
        leave(id, row, nowNanos);
        if (draining[row]) {
            return held[row] == 0;
        }
        if (infiniteRow < 0) {
            freeSlots.add(row);
            startWaiting(nowNanos);
        }
        return false;
    }

    private void leave(int id, int row, long nowNanos) {
        bookBusy(row, nowNanos);
        held[row]--;
        watch.completed(id, nowNanos);
        book.complete(pool.arrivalNanos[id], nowNanos);
        pool.release(id);
    }

    private void bookBusy(int row, long nowNanos) {
        long nanos = held[row] * (nowNanos - bookedUntil[row]);
        busy[row] += nanos;
        done += nanos;
        bookedUntil[row] = nowNanos;
    }

    @Override
    public void begin(long nowNanos) {
        int slots = station.infiniteServers() ? Integer.MAX_VALUE : freeSlots.size();
        for (int left = initial.count(slots); left > 0; left--) {
            enter(initial.arrive(nowNanos), nowNanos);
        }
    }

    /** {@inheritDoc} It takes waiting requests at once. */
    @Override
    public void register(int row, long nowNanos) {
        ensure(row);
        clock = nowNanos;
        look(nowNanos);
        draining[row] = false;
        if (station.infiniteServers()) {
            infiniteRow = infiniteRow < 0 ? row : infiniteRow;
            startWaiting(nowNanos);
            return;
        }
        for (int slot = held[row]; slot < concurrency; slot++) {
            freeSlots.add(row);
        }
        startWaiting(nowNanos);
    }

    @Override
    public void deregister(int row, long nowNanos) {
        ensure(row);
        clock = nowNanos;
        look(nowNanos);
        freeSlots.removeAll(row);
        infiniteRow = infiniteRow == row ? -1 : infiniteRow;
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
        look(endNanos);
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
    public Census census() {
        return new Census(feed.taken() + initial.arrived(), 0, departures.size() + (long) waiting, 0);
    }

    @Override
    public long agesNanos(long nowNanos) {
        long sum = 0;
        for (int id : departures.ids()) {
            sum += nowNanos - pool.arrivalNanos[id];
        }
        for (int i = 0; i < line.size(); i++) {
            int id = line.get(i);
            sum += pool.rows[id] == GONE ? 0 : nowNanos - pool.arrivalNanos[id];
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
        for (int i = 0; i < line.size(); i++) {
            int id = line.get(i);
            left += pool.rows[id] == GONE ? 0 : pool.workNanos[id];
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
