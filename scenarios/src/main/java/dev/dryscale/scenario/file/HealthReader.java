package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.feature.HealthChecks;
import dev.dryscale.fleet.feature.InstanceMaintenancePolicy;
import dev.dryscale.scenario.document.Scalars;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code HealthCheckType}, the grace period, {@code InstanceMaintenancePolicy}, and the balancer's checks. */
final class HealthReader {

    private static final int MOST_GRACE = 7200;
    private static final int MOST_THRESHOLD = 10;
    private static final long MOST_INTERVAL = 300 * FeatureContext.SECOND;
    private static final long MOST_TIMEOUT = 120 * FeatureContext.SECOND;
    private static final int ALL = 100;
    private static final int TWICE = 200;

    private HealthReader() {}

    /** The checks of {@code health:} run when it is written or the group heeds them. */
    static @Nullable FleetFeature read(FeatureContext context) {
        var group = context.group();
        boolean elb = heedsLoadBalancer(context);
        long grace = graceNanos(context);
        var health = context.scenario().mapping("health");
        if (elb && !context.hasLoadBalancer()) {
            group.refuse("HealthCheckType", "has ELB, and the scenario has no loadBalancer", "ELB");
        }
        if (health == null) {
            return elb ? checks(null, true, grace, context) : null;
        }
        if (!context.hasLoadBalancer()) {
            context.scenario().refuse("health", "needs a loadBalancer, whose checks it describes", null);
        }
        var checks = checks(health, elb, grace, context);
        health.finish();
        return checks;
    }

    /** {@code HealthCheckGracePeriod}, 0 by default as the API has it (LC-21). */
    static long graceNanos(FeatureContext context) {
        return context.seconds(context.group(), "HealthCheckGracePeriod", 0, MOST_GRACE, 0);
    }

    private static HealthChecks checks(
            dev.dryscale.scenario.document.@Nullable Fields health, boolean elb, long grace, FeatureContext context) {
        long interval = context.profile().healthCheckIntervalSeconds() * FeatureContext.SECOND;
        long timeout = 5 * FeatureContext.SECOND;
        if (health == null) {
            return new HealthChecks(elb, grace, interval, timeout, 5, 2);
        }
        return new HealthChecks(
                elb,
                grace,
                context.time(health, "interval", 5 * FeatureContext.SECOND, MOST_INTERVAL, interval),
                context.time(health, "timeout", 2 * FeatureContext.SECOND, MOST_TIMEOUT, timeout),
                health.integer("healthyThreshold", 2, MOST_THRESHOLD, 5),
                health.integer("unhealthyThreshold", 2, MOST_THRESHOLD, 2));
    }

    private static boolean heedsLoadBalancer(FeatureContext context) {
        return context.group().read("HealthCheckType", false, node -> {
            var known = List.of("EC2", "ELB", "EBS", "VPC_LATTICE");
            var types = Arrays.asList(
                    Scalars.string(node, "EC2", context.problems()).split(","));
            if (!known.containsAll(types)) {
                Scalars.refuse(node, "must be one or more of " + String.join(", ", known), context.problems());
            }
            return types.contains("ELB");
        });
    }

    static @Nullable FleetFeature maintenance(FeatureContext context) {
        var fields = context.group().mapping("InstanceMaintenancePolicy");
        if (fields == null) {
            return null;
        }
        int min = fields.integer("MinHealthyPercentage", -1, ALL, -1);
        int max = fields.integer("MaxHealthyPercentage", -1, TWICE, -1);
        fields.finish();
        if (min == -1 && max == -1) {
            return null;
        }
        boolean sound = min >= 0 && max >= ALL && max - min <= ALL;
        if (!sound) {
            context.group()
                    .refuse(
                            "InstanceMaintenancePolicy",
                            "must have MinHealthyPercentage from 0 to 100 and MaxHealthyPercentage from 100 to 200, at"
                                    + " most 100 apart (LC-26)",
                            min + " and " + max);
        }
        return sound ? new InstanceMaintenancePolicy(min, max) : null;
    }
}
