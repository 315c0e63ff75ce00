package dev.dryscale.fleet.station;

import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.record.ObservationBook;
import dev.dryscale.record.RequestBook;
import dev.dryscale.record.RequestBook.Loss;
import dev.dryscale.traffic.ArrivalStream;
import org.jspecify.annotations.Nullable;

/**
 * The data plane of a {@link RequestLaunch}: one first-come-first-served line, and servers for one request at a time that
 * are set up because requests wait and go off when idle for too long. In the literature: M/M/k/setup (staggered, never
 * cancelled) and M/M/k/setup/delayedoff (Gandhi, Harchol-Balter), here with any laws.
 *
 * <p>As many set-ups are in progress as requests wait, within the limits. Among idle servers the most recently idled takes
 * the next request; among surplus set-ups the most recently started is cancelled: nobody looks at times that chance has
 * drawn for the future. At equal times: departures, ends of set-ups, ends of idleness, arrivals.
 */
public final class OnDemandServers implements DataPlane, OwnServers {

    private final ServiceModel service;
    private final RequestLaunch rule;
    private final StartState start;
    private final RequestBook book;
    private final Watch watch;
    private final RequestFeed feed;
    private final RandomStream setupChance;
    private final RandomStream idleChance;

    private final RequestPool pool = new RequestPool();
    private final IntLine line = new IntLine();
    private final IntLine off = new IntLine();
    private final ServerList setups = new ServerList();
    private final ServerList idles = new ServerList();
    /** Requests by departure, and servers by the end of their set-up or idleness. */
    private final RequestHeap departures = new RequestHeap();

    private final RequestHeap setupEnds = new RequestHeap();
    private final RequestHeap idleEnds = new RequestHeap();
    private final WorkLedger ledger = new WorkLedger();
    /** Servers that were ever used. */
    private int known;

    private long launched;
    private long cancelled;
    private long wentOff;
    private long clock;
    private long done;
    private long doneUntil;

    /**
     * All servers off at time 0, but for the idle ones of the start state.
     *
     * @param observation null when nothing is observed
     */
    public OnDemandServers(
            ServiceModel service,
            RequestLaunch rule,
            StartState start,
            ArrivalStream arrivals,
            RandomStreams streams,
            RequestBook book,
            @Nullable ObservationBook observation) {
        CentralQueue.requireSlots(service);
        this.service = service;
        this.rule = rule;
        this.start = start;
        this.book = book;
        this.watch = new Watch(observation, pool);
        this.feed = new RequestFeed(service, arrivals, streams);
        this.setupChance = streams.named("setup");
        this.idleChance = streams.named("idleTimeout");
    }

    @Override
    public String description() {
        return "central queue: servers set up on request";
    }

    @Override
    public void begin(long nowNanos) {
        for (long idleFor : start.idleForNanos()) {
            launched++;
            int server = takeOff();
            idles.add(server);
            idleEnds.add(server, nowNanos + idleFor);
        }
    }

    @Override
    public long runUntil(long untilNanos) {
        for (; ; ) {
            long departure = departures.leastNanos();
            long setup = setupEnds.leastNanos();
            long idle = idleEnds.leastNanos();
            long arrival = feed.atNanos();
            long next = Math.min(Math.min(departure, setup), Math.min(idle, arrival));
            if (next >= untilNanos) {
                clock = untilNanos;
                return untilNanos;
            }
            clock = next;
            bookWork(next);
            look(next);
            if (departure == next) {
                depart(next);
            } else if (setup == next) {
                endSetup(next);
            } else if (idle == next) {
                goOffIdle();
            } else {
                arrive(next);
            }
        }
    }

    private void look(long nowNanos) {
        watch.look(nowNanos, book.inSystem(), line.size(), departures.size(), idles.size(), setups.size());
    }

    private void bookWork(long nowNanos) {
        done += departures.size() * (nowNanos - doneUntil);
        doneUntil = nowNanos;
    }

    private void arrive(long nowNanos) {
        long work = feed.workNanos();
        int id = pool.allocate(work, 0);
        pool.classes[id] = feed.requestClass();
        feed.advance();
        pool.arrivalNanos[id] = nowNanos;
        book.arriveFirst(nowNanos);
        ledger.offer(work);
        watch.arrived(id, nowNanos);
        int server = idles.newest();
        if (server == ServerList.NONE && line.size() >= service.queueLimit()) {
            reject(id, nowNanos);
            return;
        }
        ledger.admit(work);
        if (server != ServerList.NONE) {
            idles.remove(server);
            idleEnds.remove(server);
            serve(id, server, nowNanos);
        } else {
            line.add(id);
            launch(nowNanos);
        }
    }

    private void reject(int id, long nowNanos) {
        watch.rejected(id);
        book.drop(Loss.REJECTED, nowNanos, nowNanos, true);
        pool.release(id);
    }

    private void serve(int id, int server, long nowNanos) {
        pool.rows[id] = server;
        departures.add(id, nowNanos + pool.workNanos[id]);
        watch.started(id, nowNanos);
    }

    /** Sets servers up for requests that wait and have none yet. */
    private void launch(long nowNanos) {
        int wanted = Math.min(line.size(), rule.maxInSetup());
        while (setups.size() < wanted && on() + setups.size() < rule.servers()) {
            int server = takeOff();
            setups.add(server);
            long ends = nowNanos;
            for (var phase : rule.setup()) {
                ends += RequestFeed.toNanos(phase.sample(setupChance));
            }
            setupEnds.add(server, ends);
            launched++;
        }
    }

    private int takeOff() {
        return off.size() > 0 ? off.takeFirst() : known++;
    }

    private void depart(long nowNanos) {
        int id = departures.takeLeast();
        int server = pool.rows[id];
        watch.completed(id, nowNanos);
        book.complete(pool.arrivalNanos[id], nowNanos);
        pool.release(id);
        free(server, nowNanos);
    }

    private void endSetup(long nowNanos) {
        int server = setupEnds.takeLeast();
        setups.remove(server);
        free(server, nowNanos);
    }

    /** A server takes the head of the line, or stays idle for a while. */
    private void free(int server, long nowNanos) {
        if (line.size() > 0) {
            serve(line.takeFirst(), server, nowNanos);
            cancelSurplus();
            launch(nowNanos);
            return;
        }
        long idleFor = RequestFeed.toNanos(rule.idleTimeout().sample(idleChance));
        if (idleFor == 0) {
            goOff(server);
        } else {
            idles.add(server);
            idleEnds.add(server, nowNanos + idleFor);
        }
    }

    private void cancelSurplus() {
        while (rule.cancelsNewest() && setups.size() > line.size()) {
            int server = setups.newest();
            setups.remove(server);
            setupEnds.remove(server);
            off.add(server);
            cancelled++;
        }
    }

    private void goOffIdle() {
        int server = idleEnds.takeLeast();
        idles.remove(server);
        goOff(server);
    }

    private void goOff(int server) {
        off.add(server);
        wentOff++;
    }

    @Override
    public int on() {
        return departures.size() + idles.size();
    }

    @Override
    public int inSetup() {
        return setups.size();
    }

    @Override
    public Launches launches() {
        return new Launches(launched, cancelled, wentOff, on() + inSetup(), rule.servers());
    }

    @Override
    public void register(int row, long nowNanos) {
        throw new IllegalStateException("requests launch the servers, not the group");
    }

    @Override
    public void deregister(int row, long nowNanos) {
        throw new IllegalStateException("requests launch the servers, not the group");
    }

    @Override
    public long idleAtNanos(int row, long nowNanos) {
        return nowNanos;
    }

    @Override
    public void remove(int row, long nowNanos) {
        throw new IllegalStateException("requests launch the servers, not the group");
    }

    @Override
    public void startupLoad(int row, double vcpus, long nowNanos) {
        // a server in set-up serves nobody, whatever it does
    }

    @Override
    public void closeMinute(long endNanos) {
        clock = endNanos;
        bookWork(endNanos);
        look(endNanos);
        ledger.closeMinute();
    }

    @Override
    public long busyNanos(int row) {
        return 0;
    }

    @Override
    public long routed(int row) {
        return 0;
    }

    @Override
    public long offeredWorkNanos() {
        return ledger.closedOfferedNanos();
    }

    @Override
    public Census census() {
        return new Census(feed.taken(), 0, departures.size() + (long) line.size(), 0);
    }

    @Override
    public long agesNanos(long nowNanos) {
        long sum = 0;
        for (int id : departures.ids()) {
            sum += nowNanos - pool.arrivalNanos[id];
        }
        for (int i = 0; i < line.size(); i++) {
            sum += nowNanos - pool.arrivalNanos[line.get(i)];
        }
        return sum;
    }

    @Override
    public WorkTotals workTotals() {
        bookWork(clock);
        long left = 0;
        for (int id : departures.ids()) {
            left += departures.nanosOf(id) - clock;
        }
        for (int i = 0; i < line.size(); i++) {
            left += pool.workNanos[line.get(i)];
        }
        return new WorkTotals(ledger.admittedNanos(), done, ledger.lostNanos(), left);
    }
}
