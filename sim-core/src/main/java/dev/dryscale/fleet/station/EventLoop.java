package dev.dryscale.fleet.station;

import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.ObservationBook;
import dev.dryscale.record.RequestBook;
import dev.dryscale.record.RequestBook.Loss;
import dev.dryscale.traffic.ArrivalStream;
import org.jspecify.annotations.Nullable;

/**
 * The generic data plane: every departure, time-out, retry and arrival is an event, so that anything may alter a request
 * after its arrival.
 *
 * <p>At equal times: departures (from a processor, then from I/O), time-outs, retries, arrivals. A request holds one of
 * its instance's {@code concurrency} places from its start to its departure: first on the CPU, which it shares, then off
 * it for its I/O time. Behind them waits a first-come-first-served line. In {@link ServiceMode#SLOTS} the same station
 * has a processor for each place, which makes every instant exact; start-up load then takes nothing away.
 */
public final class EventLoop implements DataPlane {

    private final boolean slots;
    private final int queueLimit;
    private final long timeoutNanos;
    private final boolean timesOut;
    private final Router router;
    private final RequestBook book;
    private final Watch watch;
    private final InitialRequests initial;
    private final RequestFeed feed;
    private final RequestPool pool = new RequestPool();
    private final ProcessorSharing sharing;
    private final WaitingLines lines = new WaitingLines(pool);
    private final RequestHeap ioEnds = new RequestHeap();
    private final Downstream downstream;
    private final Retries retries;

    private int rows;
    private final RowPlaces places;
    private final WorkLedger ledger = new WorkLedger();
    private long clock;

    /**
     * An empty fleet at time 0.
     *
     * @param vcpus of each instance, used in {@code cpu} mode
     * @param observation null when nothing is observed
     */
    public EventLoop(
            ServiceModel service,
            int vcpus,
            int concurrency,
            Router router,
            StartState startState,
            ArrivalStream arrivals,
            RandomStreams streams,
            RequestBook book,
            @Nullable ObservationBook observation) {
        this.watch = new Watch(observation, pool);
        this.initial = new InitialRequests(startState, service.time(), streams, pool, book);
        this.slots = service.mode() == ServiceMode.SLOTS;
        this.places = new RowPlaces(concurrency);
        this.queueLimit = service.queueLimit();
        this.timeoutNanos = service.timeoutNanos();
        this.timesOut = timeoutNanos != ServiceModel.NO_TIMEOUT;
        this.router = router;
        this.book = book;
        this.feed = new RequestFeed(service, arrivals, streams);
        this.downstream = new Downstream(service.downstream());
        this.sharing = new ProcessorSharing(slots ? concurrency : vcpus);
        this.retries = new Retries(service.retry(), streams.named("retry"));
    }

    @Override
    public String description() {
        return "event loop: " + (slots ? "slots" : "processor sharing");
    }

    @Override
    public long runUntil(long untilNanos) {
        for (; ; ) {
            long departure = sharing.nextNanos();
            long arrival = feed.atNanos();
            long rare = rareNanos();
            long next = Math.min(departure, Math.min(rare, arrival));
            if (next >= untilNanos) {
                clock = untilNanos;
                return clock;
            }
            watch.look(next, book.inSystem(), lines.total());
            if (departure != next && rare != next) {
                arriveFirst(next);
            } else if (departure == next ? leaveCpu(next) : rareEvent(next)) {
                clock = next;
                return clock;
            }
        }
    }

    private long rareNanos() {
        long first = Math.min(ioEnds.leastNanos(), retries.nextNanos());
        return timesOut ? Math.min(first, pool.earliestDeadline(timeoutNanos)) : first;
    }

    /** Returns whether a deregistered row became idle, as all that lets a request leave. */
    private boolean rareEvent(long nowNanos) {
        if (ioEnds.leastNanos() == nowNanos) {
            int id = ioEnds.takeLeast();
            int row = pool.rows[id];
            complete(id, row, nowNanos);
            sharing.advance(row, nowNanos);
            return freePlace(row, nowNanos);
        }
        if (timesOut && pool.earliestDeadline(timeoutNanos) == nowNanos) {
            return timeOut(pool.oldest(), nowNanos);
        }
        int id = retries.takeNext();
        pool.retries[id]++;
        book.arriveAgain(nowNanos);
        route(id, nowNanos);
        return false;
    }

    private void arriveFirst(long nowNanos) {
        int id = pool.allocate(feed);
        feed.advance();
        book.arriveFirst(nowNanos);
        watch.arrived(id, nowNanos);
        retries.firstAttempt();
        route(id, nowNanos);
    }

    private void route(int id, long nowNanos) {
        pool.arrivalNanos[id] = nowNanos;
        ledger.offer(pool.workNanos[id]);
        router.at(nowNanos);
        int row = router.next();
        if (row == Router.NO_TARGET) {
            drop(id, Loss.REJECTED, nowNanos);
            return;
        }
        ledger.route(row);
        boolean starts = places.hasRoom(row);
        if (!starts && lines.length(row) >= queueLimit) {
            drop(id, Loss.REJECTED, nowNanos);
            return;
        }
        place(id, row, starts, nowNanos);
    }

    private void place(int id, int row, boolean starts, long nowNanos) {
        ledger.admit(pool.workNanos[id]);
        router.sent(row);
        pool.rows[id] = row;
        if (timesOut) {
            pool.append(id);
        }
        if (starts) {
            places.take(row);
            sharing.advance(row, nowNanos);
            start(id, row, nowNanos);
            sharing.reschedule(row);
        } else {
            lines.add(row, id);
        }
    }

    private void start(int id, int row, long nowNanos) {
        watch.started(id, nowNanos);
        pool.onIo[id] = false;
        sharing.start(row, id, pool.workNanos[id]);
    }

    private boolean leaveCpu(long nowNanos) {
        int row = sharing.nextRow();
        int id = sharing.finish(row, nowNanos);
        long io = downstream.delayNanos(pool.downstreamNanos[id], nowNanos) + pool.ioNanos[id];
        if (io > 0) {
            pool.onIo[id] = true;
            ioEnds.add(id, nowNanos + io);
            sharing.reschedule(row);
            return false;
        }
        complete(id, row, nowNanos);
        return freePlace(row, nowNanos);
    }

    private void complete(int id, int row, long nowNanos) {
        watch.completed(id, nowNanos);
        book.complete(pool.arrivalNanos[id], nowNanos);
        if (timesOut) {
            pool.unlink(id);
        }
        pool.release(id);
        router.left(row);
    }

    /** One place of the row, which was advanced to now, is free: the first in line starts. */
    private boolean freePlace(int row, long nowNanos) {
        if (lines.length(row) > 0) {
            start(lines.takeFirst(row), row, nowNanos);
        } else {
            places.release(row, nowNanos);
        }
        sharing.reschedule(row);
        return places.isDrained(row);
    }

    /**
     * The oldest attempt of all leaves. It is never in a line: lines are first come, first served and all time-outs are
     * equal, so whoever holds the places ahead of it has left by now.
     */
    private boolean timeOut(int id, long nowNanos) {
        int row = pool.rows[id];
        router.left(row);
        pool.unlink(id);
        sharing.advance(row, nowNanos);
        if (!pool.onIo[id]) {
            ledger.lose(sharing.cancel(row, id));
        } else {
            ioEnds.remove(id);
        }
        drop(id, Loss.TIMED_OUT, nowNanos);
        return freePlace(row, nowNanos);
    }

    private void drop(int id, Loss why, long nowNanos) {
        watch.dropped(id, why);
        boolean again = retries.plan(id, pool.retries[id], nowNanos);
        book.drop(why, pool.arrivalNanos[id], nowNanos, !again);
        if (!again) {
            pool.release(id);
        }
    }

    @Override
    public void size(int row, int vcpus, int placesOfRow) {
        ensure(row);
        places.size(row, placesOfRow);
        sharing.size(row, slots ? placesOfRow : vcpus);
    }

    @Override
    public long waitNanos(int row, long nowNanos) {
        if (places.hasRoom(row)) {
            return 0;
        }
        return lines.length(row) < queueLimit ? sharing.waitNanos(row, nowNanos, lines.workNanos(row)) : UNKNOWN;
    }

    @Override
    public void begin(long nowNanos) {
        initial.arriveByRow(nowNanos, (id, row) -> {
            ledger.offer(pool.workNanos[id]);
            ledger.route(row);
            place(id, row, places.hasRoom(row), nowNanos);
        });
    }

    @Override
    public void register(int row, long nowNanos) {
        ensure(row);
        clock = nowNanos;
        places.drain(row, false);
        router.at(nowNanos);
        router.add(row);
    }

    @Override
    public void deregister(int row, long nowNanos) {
        ensure(row);
        clock = nowNanos;
        router.removeFromRotation(row);
        places.drain(row, true);
    }

    @Override
    public long idleAtNanos(int row, long nowNanos) {
        return row >= rows || places.isIdle(row) ? nowNanos : UNKNOWN;
    }

    @Override
    public long idleSinceNanos(int row, long nowNanos) {
        return row >= rows ? nowNanos : places.idleSinceNanos(row);
    }

    /** {@inheritDoc} Departures that are due at {@code nowNanos} still happen. */
    @Override
    public void remove(int row, long nowNanos) {
        ensure(row);
        clock = nowNanos;
        router.removeFromRotation(row);
        places.drain(row, false);
        while (sharing.nextNanos(row) <= nowNanos) {
            int id = sharing.finish(row, nowNanos);
            leaveOrFail(id, row, pool.ioNanos[id] == 0, nowNanos);
            sharing.reschedule(row);
        }
        sharing.advance(row, nowNanos);
        while (sharing.count(row) > 0) {
            int id = sharing.idAt(row, sharing.count(row) - 1);
            ledger.lose(sharing.cancel(row, id));
            fail(id, row, nowNanos);
        }
        failIo(row, nowNanos);
        while (lines.length(row) > 0) {
            int id = lines.takeFirst(row);
            ledger.lose(pool.workNanos[id]);
            fail(id, row, nowNanos);
        }
        places.releaseAll(row);
        sharing.take(row, 0, nowNanos);
    }

    private void failIo(int row, long nowNanos) {
        for (int id : ioEnds.ids()) {
            if (pool.rows[id] == row) {
                leaveOrFail(id, row, ioEnds.takeBack(id) <= nowNanos, nowNanos);
            }
        }
    }

    private void leaveOrFail(int id, int row, boolean done, long nowNanos) {
        if (done) {
            complete(id, row, nowNanos);
        } else {
            fail(id, row, nowNanos);
        }
    }

    private void fail(int id, int row, long nowNanos) {
        router.left(row);
        if (timesOut) {
            pool.unlink(id);
        }
        drop(id, Loss.FAILED, nowNanos);
    }

    @Override
    public void startupLoad(int row, double vcpus, long nowNanos) {
        ensure(row);
        clock = nowNanos;
        if (!slots) {
            sharing.take(row, vcpus, nowNanos);
        }
    }

    @Override
    public void closeMinute(long endNanos) {
        clock = endNanos;
        watch.look(endNanos, book.inSystem(), lines.total());
        sharing.closeMinute(endNanos);
        ledger.closeMinute();
    }

    @Override
    public long busyNanos(int row) {
        return row < rows ? sharing.closedBusyNanos(row) : 0;
    }

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
        long inSystem = sharing.total() + lines.total() + ioEnds.size();
        return new Census(feed.taken() + initial.arrived(), retries.made(), inSystem, retries.waiting());
    }

    @Override
    public long agesNanos(long nowNanos) {
        return sharing.agesNanos(pool, nowNanos) + lines.agesNanos(nowNanos) + ioEnds.agesNanos(pool, nowNanos);
    }

    /** {@inheritDoc} As of the last call that named an instant; with departures rounded up, done is a little more. */
    @Override
    public WorkTotals workTotals() {
        long left = sharing.leftNanos(clock) + lines.workNanos();
        return new WorkTotals(ledger.admittedNanos(), sharing.doneNanos(clock), ledger.lostNanos(), left);
    }

    private void ensure(int row) {
        if (row < rows) {
            return;
        }
        rows = Math.max(row + 1, Math.max(16, 2 * rows));
        places.ensure(rows);
        ledger.ensure(rows);
        lines.ensure(rows);
        sharing.ensure(rows);
    }
}
