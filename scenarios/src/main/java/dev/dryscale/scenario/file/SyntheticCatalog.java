package dev.dryscale.scenario.file;

import dev.dryscale.traffic.ConstantTraffic;
import dev.dryscale.traffic.DiurnalTraffic;
import dev.dryscale.traffic.EvenTraffic;
import dev.dryscale.traffic.FlashCrowdTraffic;
import dev.dryscale.traffic.ListedTraffic;
import dev.dryscale.traffic.LoadTraffic;
import dev.dryscale.traffic.NoiseTraffic;
import dev.dryscale.traffic.OnOffTraffic;
import dev.dryscale.traffic.PolylineTraffic;
import dev.dryscale.traffic.RampTraffic;
import dev.dryscale.traffic.RenewalTraffic;
import dev.dryscale.traffic.StepTraffic;
import dev.dryscale.traffic.TrafficCatalog;
import dev.dryscale.traffic.TrafficSource;
import java.util.function.Function;

/** How each synthetic kind of {@link TrafficCatalog} is written under {@code synthetic:}: one line each. */
public enum SyntheticCatalog {
    CONSTANT(TrafficCatalog.CONSTANT, p -> new ConstantTraffic(p.rate("rate"), p.duration())),
    RAMP(
            TrafficCatalog.RAMP,
            p -> new RampTraffic(p.rate("from"), p.rate("to"), p.time("start"), p.time("end"), p.duration())),
    POLYLINE(TrafficCatalog.POLYLINE, p -> new PolylineTraffic(p.steps("points"), p.duration())),
    STEP(TrafficCatalog.STEP, p -> new StepTraffic(p.steps("steps"), p.duration())),
    DIURNAL(
            TrafficCatalog.DIURNAL,
            p -> new DiurnalTraffic(
                    p.rate("min"),
                    p.rate("max"),
                    p.time("peakAt"),
                    p.time("period", SyntheticCatalog.DAY),
                    p.factors("dayFactors"),
                    p.duration())),
    FLASH_CROWD(
            TrafficCatalog.FLASH_CROWD,
            p -> new FlashCrowdTraffic(
                    p.rate("base"),
                    p.rate("peak"),
                    p.time("start"),
                    p.time("rise"),
                    p.time("hold"),
                    p.time("fall"),
                    p.duration())),
    NOISE(
            TrafficCatalog.NOISE,
            p -> new NoiseTraffic(
                    p.source("of"),
                    p.number("cv"),
                    p.time("interval", SyntheticCatalog.MINUTE),
                    p.time("reversion", 10 * SyntheticCatalog.MINUTE))),
    ON_OFF(
            TrafficCatalog.ON_OFF,
            p -> new OnOffTraffic(p.rate("on"), p.rate("off"), p.time("meanOn"), p.time("meanOff"), p.duration())),
    EVEN(TrafficCatalog.EVEN, p -> new EvenTraffic(p.count("count"), p.time("per"), p.time("first", 0), p.duration())),
    RENEWAL(TrafficCatalog.RENEWAL, p -> new RenewalTraffic(p.law("gap"), p.duration())),
    LISTED(TrafficCatalog.LISTED, p -> new ListedTraffic(p.requests("requests"))),
    LOAD(TrafficCatalog.LOAD, p -> new LoadTraffic(p.loadUnit("unit"), p.loadSegments("segments")));

    private static final long MINUTE = 60_000_000_000L;
    private static final long DAY = 1440 * MINUTE;

    private final TrafficCatalog kind;
    /** A pure function. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<TrafficParameters, TrafficSource> maker;

    SyntheticCatalog(TrafficCatalog kind, Function<TrafficParameters, TrafficSource> maker) {
        this.kind = kind;
        this.maker = maker;
    }

    public TrafficCatalog kind() {
        return kind;
    }

    /**
     * Makes the source from its parameters.
     *
     * @throws IllegalArgumentException when the source refuses them
     */
    TrafficSource make(TrafficParameters parameters) {
        return maker.apply(parameters);
    }
}
