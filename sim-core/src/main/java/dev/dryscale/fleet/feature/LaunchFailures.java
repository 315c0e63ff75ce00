package dev.dryscale.fleet.feature;

import dev.dryscale.fleet.FeatureRun;
import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.GroupControls;
import dev.dryscale.fleet.LaunchPlan;
import dev.dryscale.random.RandomStreams;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Launch calls fail with AWS's texts (LC-60).
 *
 * @param share of the calls that fail, 0 to 1
 * @param zone only calls for this Availability Zone; null for all
 * @param type only calls for this instance type; null for all
 * @param fromNanos first instant
 * @param toNanos first instant after it
 */
public record LaunchFailures(
        double share, @Nullable String zone, @Nullable String type, long fromNanos, long toNanos)
        implements FleetFeature {

    @Override
    public boolean isStationary() {
        return false;
    }

    @Override
    public FeatureRun start(GroupControls controls) {
        return new FeatureRun() {
            private final RandomStreams streams = controls.streams("launchFailures/" + fromNanos + "/" + zone + type);
            private int calls;

            @Override
            public @Nullable String launchFailure(LaunchPlan plan, long nowNanos) {
                boolean concerned = nowNanos >= fromNanos
                        && nowNanos < toNanos
                        && (zone == null || zone.equals(plan.zone()))
                        && (type == null || type.equals(plan.instance().type()));
                if (!concerned) {
                    return null;
                }
                boolean fails = streams.named(Integer.toString(calls++)).nextDouble() < share;
                return fails ? text(plan) : null;
            }
        };
    }

    static String text(LaunchPlan plan) {
        if (plan.isSpot()) {
            return "There is no Spot capacity available that matches your request. Launching EC2 instance failed.";
        }
        return String.format(
                Locale.ROOT,
                "We currently do not have sufficient %s capacity in the Availability Zone you requested (%s). Our system "
                        + "will be working on provisioning additional capacity. Launching EC2 instance failed.",
                plan.instance().type(),
                plan.zone());
    }
}
