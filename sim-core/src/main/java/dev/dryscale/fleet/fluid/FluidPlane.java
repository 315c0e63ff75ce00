package dev.dryscale.fleet.fluid;

import dev.dryscale.fleet.station.DataPlane;
import dev.dryscale.kernel.HotLoop;
import dev.dryscale.random.RandomStream;
import dev.dryscale.record.RequestBook;
import dev.dryscale.traffic.SecondRates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data plane of the {@code fluid} fidelity: no requests but their rate, second by second. The number waiting is that of
 * the stationary queue ({@link QueueLaw}) where there is one; a backlog is carried as a fluid. A queue of chance cannot grow
 * faster than a random walk, {@code d(Q^2)/dt = 2 lambda (ca^2 + cs^2) / pi}, nor shrink faster than the spare capacity, so
 * that a busy second is not taken for a busy hour.
 */
public final class FluidPlane implements DataPlane {

    private static final double SECOND = 1e9;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final double WALK = 2 / StrictMath.PI;
    private static final double MOST_REQUEST_NANOS = 0x1p61;

    private final FluidModel model;
    private final SecondRates rates;
    private final RandomStream chance;
    private final RequestBook book;
    private final FluidRows rows = new FluidRows();
    private final LawShelf laws;
    private final ResponseSpread spread;
    private final WaitTally tally = new WaitTally();
    private final Backlog backlog = new Backlog();
    private final FluidTrust trust;
    private final double meanSeconds;
    private final double offCpuSeconds;
    private final boolean shared;

    private long now;
    private long second = -1;
    private double rate;
    private double waiting;
    private double inSystem;
    private @Nullable QueueLaw knownLaw;
    private double knownUtilisation = -1;
    private double knownShare;
    private double knownSteady;
    private long bookedInSystem;
    private long offered;
    private long bookedAges;
    private double ages;

    private double arrivals;
    private double rejected;
    private double inSystemSeconds;
    private double workSeconds;
    private double doneSeconds;
    private double capacitySeconds;
    private double admittedSeconds;
    private double allDoneSeconds;
    private long offeredWork;
    private long closedNanos;

    /**
     * A plane at time 0.
     *
     * @param shared whether an instance shares its units among all requests it has (processor sharing)
     * @param rates arrivals per second
     * @param chance scatters counts and work of each minute as those of single requests would
     */
    public FluidPlane(FluidModel model, boolean shared, SecondRates rates, RandomStream chance, RequestBook book) {
        this.model = model;
        this.shared = shared;
        this.rates = rates;
        this.chance = chance;
        this.book = book;
        this.meanSeconds = model.service().time().mean();
        this.offCpuSeconds = model.offCpuSeconds();
        this.laws = new LawShelf(model, shared);
        this.spread = new ResponseSpread(SizeQuantiles.of(model.service().time()), offCpuSeconds * SECOND);
        this.trust = new FluidTrust(model, shared);
        book.countOnly();
    }

    @Override
    public String description() {
        return "fluid: per-second mean field, no single requests";
    }

    @Override
    public List<String> notes() {
        return trust.notes();
    }

    @Override
    @HotLoop
    public long runUntil(long untilNanos) {
        while (now < untilNanos) {
            if (now / SECOND_NANOS != second) {
                second = now / SECOND_NANOS;
                rate = now >= model.durationNanos() ? 0 : rates.ofSecond(second);
            }
            long end = Math.min(untilNanos, (second + 1) * SECOND_NANOS);
            step(end, (end - now) / SECOND);
            now = end;
        }
        return untilNanos;
    }

    @HotLoop
    private void step(long end, double seconds) {
        int instances = rows.inService();
        double capacity = rows.units(model.unitsPerInstance());
        double came = rate * seconds;
        if (capacity <= 0) {
            standStill(end, came, seconds);
            return;
        }
        double served = capacity / meanSeconds;
        double utilisation = rate / served;
        double before = waiting;
        var law = laws.of(instances);
        if (utilisation != knownUtilisation || law != knownLaw) {
            know(law, utilisation);
        }
        double share = knownShare;
        double steady = knownSteady;
        if (utilisation < 1) {
            double walk = StrictMath.sqrt(before * before + WALK * rate * law.walkVariance() * seconds);
            double least = Math.max(0, before - (served - rate) * seconds);
            waiting = Math.max(Math.min(steady, walk), least);
        } else {
            double walk = StrictMath.sqrt(before * before + WALK * rate * law.walkVariance() * seconds);
            waiting = walk + (rate - served) * seconds;
        }
        // in a part of a second the walk would outrun the arrivals
        waiting = Math.min(waiting, before + came);
        double busy = Math.max(0, Math.min(capacity, rate * meanSeconds - (waiting - before) * meanSeconds / seconds));
        double inSystemBefore = inSystem;
        inSystem = waiting + busy + rate * offCpuSeconds;
        account(end, came, seconds, busy, capacity, (inSystemBefore + inSystem) / 2);
        tallyWaits(came, (before + waiting) / 2, share, steady, served);
        trust.second(came, utilisation, waiting > steady * 1.01);
        rows.advance(busy / capacity * model.unitsPerInstance() * seconds, came / instances);
    }

    /** What the law says of a utilisation, kept for the seconds in which neither changes. */
    private void know(QueueLaw law, double utilisation) {
        knownLaw = law;
        knownUtilisation = utilisation;
        knownShare = utilisation < 1 ? law.waitProbability(utilisation) : 0;
        knownSteady = utilisation < 1 ? law.waiting(utilisation, knownShare) : Double.MAX_VALUE;
    }

    /** Nobody serves: requests wait for an instance, or are turned away. */
    private void standStill(long end, double came, double seconds) {
        double inSystemBefore = inSystem;
        if (model.central()) {
            waiting += came;
            tally.backlog(came, seconds);
        } else {
            rejected += came;
        }
        inSystem = waiting;
        account(end, came, seconds, 0, 0, (inSystemBefore + inSystem) / 2);
    }

    private void account(long end, double came, double seconds, double busy, double capacity, double meanInSystem) {
        arrivals += came;
        inSystemSeconds += meanInSystem * seconds;
        workSeconds += came * meanSeconds;
        admittedSeconds += capacity > 0 || model.central() ? came * meanSeconds : 0;
        doneSeconds += busy * seconds;
        allDoneSeconds += busy * seconds;
        capacitySeconds += capacity * seconds;
        backlog.add(now, end, came);
    }

    private void tallyWaits(double came, double meanWaiting, double share, double steady, double served) {
        if (meanWaiting > steady * 1.0001) {
            tally.backlog(came, meanWaiting / served);
        } else if (shared) {
            tally.stretch(came, rate == 0 ? 1 : 1 + meanWaiting / (rate * meanSeconds));
        } else {
            tally.chance(
                    came,
                    steady == 0 ? 0 : share * Math.min(1, meanWaiting / steady),
                    rate == 0 ? 0 : meanWaiting / rate);
        }
    }

    @Override
    public void closeMinute(long endNanos) {
        double spare = capacitySeconds <= 0 ? 0 : 1 - doneSeconds / capacitySeconds;
        double scatter = model.poisson() ? StrictMath.sqrt(arrivals) * chance.nextNormal() : 0;
        long came = Math.max(0, StrictMath.round(arrivals + scatter));
        double ofMean = arrivals == 0 ? 1 : came / arrivals;
        offered += came;
        long turnedAway = Math.min(came, StrictMath.round(rejected * ofMean));
        book.rejectKnown(turnedAway);
        book.arriveKnown(came - turnedAway);
        double sizes = StrictMath.sqrt(came * model.serviceScv()) * meanSeconds * chance.nextNormal();
        double work = workSeconds == 0 ? 1 : (came * meanSeconds + sizes) / workSeconds;
        // A fleet that is busy all the time does what it can, whatever the requests are.
        rows.close(
                1 + (Math.max(0, work) - 1) * Math.min(1, 2 * spare),
                model.unitsPerInstance() * (endNanos - closedNanos));
        offeredWork = (long) (came * meanSeconds * SECOND);
        complete(came - turnedAway, endNanos);
        arrivals = 0;
        rejected = 0;
        inSystemSeconds = 0;
        workSeconds = 0;
        doneSeconds = 0;
        capacitySeconds = 0;
        tally.clear();
        closedNanos = endNanos;
    }

    /** What arrived and is not in the system any more was answered; its sojourns are what the time in system leaves for them. */
    private void complete(long came, long endNanos) {
        long left = Math.min(bookedInSystem + came, StrictMath.round(inSystem));
        long completed = bookedInSystem + came - left;
        double agesNow = Math.max(0, backlog.ages(inSystem, endNanos));
        double sojourns = Math.max(0, inSystemSeconds - (agesNow - ages));
        ages = agesNow;
        if (Math.max(agesNow, sojourns) * SECOND > MOST_REQUEST_NANOS) {
            throw new IllegalStateException("the backlog has outgrown what 64 bits can count: "
                    + StrictMath.round(inSystem) + " requests in system");
        }
        long sum = completed == 0 ? 0 : (long) (sojourns * SECOND);
        long agesNanos = (long) (agesNow * SECOND);
        if (completed > 0) {
            spread.spread(completed, tally, book);
            book.completeKnown(completed, sum, spread.most(), spread.least());
        }
        book.spendInSystem(agesNanos - bookedAges);
        bookedAges = agesNanos;
        bookedInSystem = left;
    }

    @Override
    public void register(int row, long nowNanos) {
        rows.register(row);
    }

    @Override
    public void deregister(int row, long nowNanos) {
        rows.deregister(row);
    }

    /** The last of {@code k} requests with exponential sizes leaves after the k-th harmonic number of means. */
    @Override
    public long idleAtNanos(int row, long nowNanos) {
        double busy = Math.min(model.unitsPerInstance(), rate * meanSeconds / Math.max(1, rows.inService()));
        double longest = (meanSeconds + offCpuSeconds) * (0.5772 + StrictMath.log(1 + busy));
        return nowNanos + (long) (busy * longest / (1 + busy) * SECOND);
    }

    @Override
    public void remove(int row, long nowNanos) {
        rows.remove(row);
    }

    @Override
    public void startupLoad(int row, double vcpus, long nowNanos) {
        rows.startupLoad(row, vcpus);
    }

    @Override
    public long busyNanos(int row) {
        return rows.busyNanos(row);
    }

    @Override
    public long routed(int row) {
        return rows.routed(row);
    }

    @Override
    public long offeredWorkNanos() {
        return offeredWork;
    }

    @Override
    public Census census() {
        return new Census(offered, 0, bookedInSystem, 0);
    }

    @Override
    public long agesNanos(long nowNanos) {
        return bookedAges;
    }

    /** What came, less what is done, waits: within a millionth, which is the rounding of doubles; scaled where it must be. */
    @Override
    public WorkTotals workTotals() {
        double scale = Math.min(SECOND, MOST_REQUEST_NANOS / Math.max(1, admittedSeconds));
        long admitted = (long) (admittedSeconds * scale);
        long left = (long) (waiting * meanSeconds * scale);
        long done = (long) (allDoneSeconds * scale);
        boolean balanced = Math.abs(admitted - done - left) <= 1e-6 * admitted + 1;
        return new WorkTotals(admitted, balanced ? admitted - left : done, 0, left);
    }
}
