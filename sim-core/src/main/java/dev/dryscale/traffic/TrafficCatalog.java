package dev.dryscale.traffic;

/** Every kind of traffic a scenario can name: one line per kind. */
public enum TrafficCatalog {
    CONSTANT("constant", ConstantTraffic.class, "Poisson arrivals at one rate"),
    RAMP("ramp", RampTraffic.class, "a rate that goes from one value to another in a straight line"),
    POLYLINE("polyline", PolylineTraffic.class, "a rate that goes in straight lines from point to point"),
    STEP("step", StepTraffic.class, "a rate that jumps from level to level"),
    DIURNAL("diurnal", DiurnalTraffic.class, "a daily rhythm, with factors per day of the week if wanted"),
    FLASH_CROWD("flashCrowd", FlashCrowdTraffic.class, "a base rate and one crowd that comes, stays and goes"),
    NOISE("noise", NoiseTraffic.class, "mean-reverting noise on the rate of another source"),
    ON_OFF("onOff", OnOffTraffic.class, "bursts: two rates in turn for random times"),
    EVEN("even", EvenTraffic.class, "arrivals at exactly equal distances"),
    RENEWAL("renewal", RenewalTraffic.class, "independent gaps of any law"),
    LISTED("listed", ListedTraffic.class, "single requests written out"),
    LOAD("load", LoadTraffic.class, "a load without single requests, for the control loop alone"),
    COUNTS("counts", CountTraffic.class, "recorded counts per interval"),
    REQUESTS("requests", RequestTraffic.class, "recorded single requests"),
    SUM("sum", SumTraffic.class, "several sources at once"),
    SCALE("scale", CopiedTraffic.class, "another source, more or less dense"),
    SHIFT("shift", ShiftedTraffic.class, "another source after a silence"),
    STRETCH("stretch", StretchedTraffic.class, "another source on a slower or faster clock"),
    SPLICE("splice", SplicedTraffic.class, "sources one after the other"),
    POLL("poll", PolledTraffic.class, "another source whose requests are noticed at equal distances only"),
    CLIP("clip", ClippedTraffic.class, "a window of another source");

    private final String kind;
    private final Class<? extends TrafficSource> type;
    private final String summary;

    TrafficCatalog(String kind, Class<? extends TrafficSource> type, String summary) {
        this.kind = kind;
        this.type = type;
        this.summary = summary;
    }

    /** The word in scenario files. */
    public String kind() {
        return kind;
    }

    public Class<? extends TrafficSource> type() {
        return type;
    }

    public String summary() {
        return summary;
    }
}
