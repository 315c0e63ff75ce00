package dev.dryscale.aws.plan;

import java.time.Duration;
import java.util.Set;

/**
 * What a person says about a plan.
 *
 * @param policy which candidate of the evidence
 * @param maxAge how old the newest recorded traffic may be
 * @param validFor how long the plan may be applied, at most 24 h
 * @param waivers names of the options by which guards are overruled
 * @param version of Dryscale
 */
public record PlanOptions(String policy, Duration maxAge, Duration validFor, Set<String> waivers, String version) {

    public static final String ALLOW_LARGE = "--allow-large";
    public static final String ALLOW_MULTI = "--allow-multi";
    public static final String WEAK_EVIDENCE = "--i-accept-weak-evidence";
    public static final String OWN = "--i-own-this";

    private static final Duration LONGEST = Duration.ofHours(24);

    /** @throws IllegalArgumentException for a validity beyond a day */
    public PlanOptions {
        if (validFor.compareTo(LONGEST) > 0 || validFor.isNegative() || validFor.isZero()) {
            throw new IllegalArgumentException("--valid-for must be above 0 and at most 24h");
        }
        waivers = Set.copyOf(waivers);
    }

    boolean waives(String option) {
        return waivers.contains(option);
    }
}
