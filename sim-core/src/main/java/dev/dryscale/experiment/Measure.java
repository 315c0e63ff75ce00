package dev.dryscale.experiment;

import dev.dryscale.fleet.Fidelity;
import org.jspecify.annotations.Nullable;

/** What a comparison measures of every candidate; the names are those of the gate grammar and of {@code result.json}. */
public enum Measure {
    COST("cost", "$", "total cost of the run"),
    COST_PER_HOUR("cost_per_hour", "$/h", "cost per hour"),
    COST_PER_MONTH("cost_per_month", "$/month", "cost per 730 h"),
    MEAN("mean", "s", "mean response time"),
    P50("p50", "s", "median response time"),
    P95("p95", "s", "95th percentile of response time"),
    P99("p99", "s", "99th percentile of response time"),
    P999("p99.9", "s", "99.9th percentile of response time"),
    MAX("max", "s", "longest response time"),
    ERRORS("errors", "share", "requests without an answer, as a share"),
    TIME_OVER_SLO("time_over_slo", "s", "time in minutes that missed the SLO"),
    ACTIVITIES("activities", "", "scaling activities"),
    ACTIVITIES_PER_HOUR("activities_per_hour", "1/h", "scaling activities per hour"),
    INSTANCE_HOURS("instance_hours", "h", "billed instance hours"),
    WASTED_INSTANCE_MINUTES(
            "wasted_instance_minutes", "min", "instance minutes beyond what the work needs at 100 % use"),
    MAX_IN_SERVICE("max_in_service", "instances", "largest fleet in service"),
    REGRET("regret", "share", "instance cost beyond the clairvoyant bound, as a share of the bound"),
    REGRET_DOLLARS("regret_dollars", "$", "instance cost beyond the clairvoyant bound");

    private final String gateName;
    private final String unit;
    private final String description;

    Measure(String gateName, String unit, String description) {
        this.gateName = gateName;
        this.unit = unit;
        this.description = description;
    }

    public String gateName() {
        return gateName;
    }

    /** {@code s}, {@code $}, {@code share} …; empty for plain counts. */
    public String unit() {
        return unit;
    }

    /** What a scenario must state before this can be measured in it; null when it states all of it. */
    public @Nullable String missing(Scenario scenario) {
        boolean money = unit.startsWith("$") || isRegret();
        if (money && scenario.prices() == null) {
            return "needs prices: with a region";
        }
        if (isRegret() && scenario.fidelity() == Fidelity.LOAD) {
            return "needs requests, which fidelity load does not have";
        }
        return (isRegret() || this == TIME_OVER_SLO) && scenario.slo() == null ? "needs slo:" : null;
    }

    boolean isRegret() {
        return this == REGRET || this == REGRET_DOLLARS;
    }

    public String description() {
        return description;
    }
}
