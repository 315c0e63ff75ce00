package dev.dryscale.scaling.policy;

/** The decision log's words for what came of an evaluation. */
public final class Outcome {

    public static final String SCALED_OUT = "scaled-out";
    public static final String SCALED_IN = "scaled-in";
    /** No alarm of the policy is in ALARM. */
    public static final String NO_BREACH = "no-breach";
    /** An alarm has no data to go by (TT-40). */
    public static final String INSUFFICIENT_DATA = "insufficient-data";
    /** Instances that are warming up already cover it, or block a scale-in. */
    public static final String WARM_UP = "warm-up";

    public static final String COOLDOWN = "cooldown";
    /** A deployment is in progress (AAS-8). */
    public static final String DEPLOYMENT = "deployment";

    public static final String AT_MAXIMUM = "at-maximum";
    public static final String AT_MINIMUM = "at-minimum";
    /** Another target tracking policy is not ready to scale in (TT-41). */
    public static final String VETO = "veto";
    /** The capacity already is what the policy wants. */
    public static final String IN_PLACE = "in-place";
    /** A scheduled action set the group's sizes (SCH-1). */
    public static final String SCHEDULED = "scheduled";
    /** Predictive scaling forecasts and does not scale (PR-1). */
    public static final String FORECAST_ONLY = "forecast-only";
    /** The policy is switched off (TT-45). */
    public static final String DISABLED = "disabled";

    /** A process of the group that it takes is suspended (LC-62). */
    public static final String SUSPENDED = "suspended";

    private Outcome() {}
}
