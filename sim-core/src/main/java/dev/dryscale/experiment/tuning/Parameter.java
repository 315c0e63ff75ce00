package dev.dryscale.experiment.tuning;

/**
 * One thing that may be chosen.
 *
 * @param name what reports call it
 * @param path where it stands in the scenario, e.g. {@code policies.seed.TargetTrackingConfiguration.TargetValue}
 * @param applicable whether {@code apply} can write it to a real group: a policy's own words; all else is done by hand
 */
public record Parameter(String name, String path, Domain domain, boolean applicable) {}
