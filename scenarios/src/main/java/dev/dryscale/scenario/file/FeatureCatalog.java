package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.feature.FleetFeatureCatalog;
import dev.dryscale.fleet.feature.IdleTimeout;
import dev.dryscale.fleet.feature.LaunchConfiguration;
import dev.dryscale.fleet.feature.MaxInstanceLifetime;
import dev.dryscale.fleet.feature.ProcessSwitch;
import dev.dryscale.fleet.feature.ScaleInProtection;
import dev.dryscale.fleet.feature.ZoneBalance;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How each configured feature of {@link FleetFeatureCatalog} is read: one line each. Events have their own catalog. */
enum FeatureCatalog {
    PROCESSES(FleetFeatureCatalog.PROCESS_SWITCH, FeatureCatalog::suspended),
    HOOKS(FleetFeatureCatalog.LIFECYCLE_HOOKS, HookReader::read),
    TERMINATION(FleetFeatureCatalog.TERMINATION_POLICIES, TerminationReader::read),
    CONFIGURATION(FleetFeatureCatalog.LAUNCH_CONFIGURATION, FeatureCatalog::launchConfiguration),
    PROTECTION(FleetFeatureCatalog.SCALE_IN_PROTECTION, FeatureCatalog::protection),
    MAINTENANCE(FleetFeatureCatalog.MAINTENANCE_POLICY, HealthReader::maintenance),
    HEALTH(FleetFeatureCatalog.HEALTH_CHECKS, HealthReader::read),
    LIFETIME(FleetFeatureCatalog.MAX_LIFETIME, FeatureCatalog::lifetime),
    POOL(FleetFeatureCatalog.WARM_POOL, WarmPoolReader::read),
    MIXED(FleetFeatureCatalog.MIXED_INSTANCES, MixedReader::read),
    SPOT(FleetFeatureCatalog.SPOT_INTERRUPTIONS, MixedReader::spot),
    FAILURES(FleetFeatureCatalog.LAUNCH_FAILURES, FailureReader::read),
    IDLE(FleetFeatureCatalog.IDLE_TIMEOUT, FeatureCatalog::idle),
    CREDITS(FleetFeatureCatalog.CPU_CREDITS, CreditReader::read),
    ZONES(FleetFeatureCatalog.ZONE_BALANCE, FeatureCatalog::zones);

    private static final String RESERVATIONS = "reservations-then-balanced";
    private static final int LEAST_LIFETIME = 86_400;
    private static final int MOST_LIFETIME = 31_536_000;
    private static final long LONGEST_IDLE = 86_400 * FeatureContext.SECOND;

    private final FleetFeatureCatalog feature;
    /** A pure function. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<FeatureContext, @Nullable FleetFeature> reader;

    FeatureCatalog(FleetFeatureCatalog feature, Function<FeatureContext, @Nullable FleetFeature> reader) {
        this.feature = feature;
        this.reader = reader;
    }

    /** Those whose members AWS's API has all of, so that a group can be checked without a scenario around it. */
    static List<FeatureCatalog> ofGroupAlone() {
        return List.of(PROCESSES, HOOKS, TERMINATION, CONFIGURATION, PROTECTION, MAINTENANCE, LIFETIME, ZONES);
    }

    FleetFeatureCatalog feature() {
        return feature;
    }

    /** Null when the scenario does not have it. */
    @Nullable FleetFeature read(FeatureContext context) {
        return reader.apply(context);
    }

    private static @Nullable FleetFeature suspended(FeatureContext context) {
        var processes = ProcessReader.list(context.group(), "SuspendedProcesses");
        return processes.isEmpty() ? null : new ProcessSwitch(processes, true, 0);
    }

    private static @Nullable FleetFeature launchConfiguration(FeatureContext context) {
        var group = context.group();
        if (group.text("LaunchConfigurationName", "").isEmpty()) {
            return null;
        }
        if (group.has("MixedInstancesPolicy")) {
            group.refuse("LaunchConfigurationName", "cannot go with a MixedInstancesPolicy (LC-40)", null);
        }
        return new LaunchConfiguration();
    }

    private static @Nullable FleetFeature protection(FeatureContext context) {
        return context.group().flag("NewInstancesProtectedFromScaleIn", false)
                ? new ScaleInProtection(Long.MAX_VALUE)
                : null;
    }

    private static @Nullable FleetFeature lifetime(FeatureContext context) {
        int seconds = context.group().integer("MaxInstanceLifetime", 0, MOST_LIFETIME, 0);
        if (seconds > 0 && seconds < LEAST_LIFETIME) {
            context.group()
                    .refuse(
                            "MaxInstanceLifetime",
                            "must be 0 or at least " + LEAST_LIFETIME + " seconds (LC-8)",
                            Integer.toString(seconds));
        }
        return seconds == 0 ? null : new MaxInstanceLifetime(seconds * FeatureContext.SECOND);
    }

    /** With {@code launchOn} it is the station's. */
    private static @Nullable FleetFeature idle(FeatureContext context) {
        var fields = context.scenario();
        if (!fields.has("idleTimeout") || fields.has("launchOn")) {
            return null;
        }
        return new IdleTimeout(
                context.time(fields, "idleTimeout", FeatureContext.SECOND, LONGEST_IDLE, FeatureContext.SECOND));
    }

    /** A group in one zone has nothing to balance. */
    private static @Nullable FleetFeature zones(FeatureContext context) {
        var words = List.of("balanced-best-effort", "balanced-only", RESERVATIONS);
        String word = words.get(0);
        var distribution = context.group().mapping("AvailabilityZoneDistribution");
        if (distribution != null) {
            word = distribution.read(
                    "CapacityDistributionStrategy",
                    words.get(0),
                    node -> dev.dryscale.scenario.document.Scalars.word(
                            node, words, each -> each, words.get(0), context.problems()));
            if (word.equals(RESERVATIONS)) {
                var place = distribution.placeOf("CapacityDistributionStrategy");
                String rule = "is simulated as " + words.get(0) + ": capacity reservations are not modelled (LC-45)";
                context.problems().warning(place.file(), place.line(), place.pointer(), rule, null);
            }
            distribution.finish();
        }
        boolean several = context.configuration().availabilityZones().size() > 1;
        return several ? new ZoneBalance(!word.equals(words.get(1))) : null;
    }
}
