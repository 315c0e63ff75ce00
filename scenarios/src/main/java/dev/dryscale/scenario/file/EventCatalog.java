package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.ScalingProcess;
import dev.dryscale.fleet.feature.CapacityRequest;
import dev.dryscale.fleet.feature.FleetFeatureCatalog;
import dev.dryscale.fleet.feature.InstanceHealthReport;
import dev.dryscale.fleet.feature.InstanceMaintenancePolicy;
import dev.dryscale.fleet.feature.InstanceRefresh;
import dev.dryscale.fleet.feature.LaunchFailures;
import dev.dryscale.fleet.feature.MissingDatapoints;
import dev.dryscale.fleet.feature.ProcessSwitch;
import dev.dryscale.fleet.feature.ServiceDeployment;
import dev.dryscale.fleet.feature.SpotWave;
import dev.dryscale.fleet.feature.Standby;
import dev.dryscale.fleet.feature.UnhealthyInstances;
import dev.dryscale.fleet.feature.ZoneOutage;
import dev.dryscale.fleet.station.ServiceMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can happen to a fleet at a moment of the run: one line per word of {@code events:}. */
enum EventCatalog {
    DEPLOY("deploy", FleetFeatureCatalog.INSTANCE_REFRESH, EventCatalog::deploy),
    AZ_OUTAGE("azOutage", FleetFeatureCatalog.ZONE_OUTAGE, EventCatalog::outage),
    CAPACITY_ERRORS("capacityErrors", FleetFeatureCatalog.LAUNCH_FAILURES, EventCatalog::failures),
    MISSING_DATAPOINTS("missingDatapoints", FleetFeatureCatalog.MISSING_DATAPOINTS, EventCatalog::missing),
    UNHEALTHY("unhealthy", FleetFeatureCatalog.UNHEALTHY_INSTANCES, EventCatalog::unhealthy),
    SET_INSTANCE_HEALTH("setInstanceHealth", FleetFeatureCatalog.INSTANCE_HEALTH_REPORT, EventCatalog::reported),
    SET_CAPACITY("setCapacity", FleetFeatureCatalog.CAPACITY_REQUEST, EventCatalog::capacity),
    SUSPEND("suspend", FleetFeatureCatalog.PROCESS_SWITCH, EventCatalog::suspend),
    RESUME("resume", FleetFeatureCatalog.PROCESS_SWITCH, EventCatalog::resume),
    STANDBY("standby", FleetFeatureCatalog.STANDBY, EventCatalog::standby),
    SPOT_WAVE("spotWave", FleetFeatureCatalog.SPOT_WAVE, EventCatalog::wave),
    SERVICE_DEPLOYMENT("serviceDeployment", FleetFeatureCatalog.SERVICE_DEPLOYMENT, EventCatalog::serviceDeployment);

    private static final int ALL = 100;
    private static final int TWICE = 200;
    private static final int USUAL_HEALTHY = 90;
    private static final long DAY = 86_400 * FeatureContext.SECOND;

    private final String word;
    private final FleetFeatureCatalog feature;
    /** A pure function. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Reader reader;

    EventCatalog(String word, FleetFeatureCatalog feature, Reader reader) {
        this.word = word;
        this.feature = feature;
        this.reader = reader;
    }

    /** Makes what an event does; a pure function. */
    @FunctionalInterface
    private interface Reader {
        List<FleetFeature> read(FeatureContext context, EventSection event);
    }

    String word() {
        return word;
    }

    FleetFeatureCatalog feature() {
        return feature;
    }

    List<FleetFeature> read(FeatureContext context, EventSection event) {
        return reader.read(context, event);
    }

    /** Whether it happens to the tasks of an ECS service; else to the instances of a group. */
    boolean isOfService() {
        return this == SERVICE_DEPLOYMENT;
    }

    private static List<FleetFeature> deploy(FeatureContext context, EventSection event) {
        var features = new ArrayList<FleetFeature>();
        var fields = event.body();
        long suspended = context.time(fields, "alarmsSuspended", 0, DAY, 0);
        if (suspended > 0) {
            var alarms = List.of(ScalingProcess.ALARM_NOTIFICATION);
            features.add(new ProcessSwitch(alarms, true, event.atNanos()));
            features.add(new ProcessSwitch(alarms, false, event.atNanos() + suspended));
        }
        int min = fields.integer("MinHealthyPercentage", 0, ALL, USUAL_HEALTHY);
        int max = fields.integer("MaxHealthyPercentage", ALL, TWICE, ALL);
        features.add(new InstanceRefresh(event.atNanos(), new InstanceMaintenancePolicy(min, max)));
        return features;
    }

    private static List<FleetFeature> outage(FeatureContext context, EventSection event) {
        return List.of(new ZoneOutage(context.zone(event.node()), event.atNanos(), event.endNanos()));
    }

    private static List<FleetFeature> failures(FeatureContext context, EventSection event) {
        var fields = event.body();
        return List.of(new LaunchFailures(
                context.share(fields, "share", 1),
                context.zone(fields, "zone"),
                fields.has("type") ? fields.text("type", "") : null,
                event.atNanos(),
                event.endNanos()));
    }

    private static List<FleetFeature> missing(FeatureContext context, EventSection event) {
        return List.of(
                new MissingDatapoints(context.share(event.body(), "share", 1), event.atNanos(), event.endNanos()));
    }

    private static List<FleetFeature> unhealthy(FeatureContext context, EventSection event) {
        var fields = event.body();
        fields.required("instances");
        var kind = fields.word(
                "kind",
                UnhealthyInstances.Kind.class,
                word -> word.name().toLowerCase(Locale.ROOT),
                UnhealthyInstances.Kind.STOPPED);
        if (kind != UnhealthyInstances.Kind.STOPPED && context.service().mode() == ServiceMode.SLOTS) {
            fields.refuse("kind", "must be stopped unless service has mode cpu", kind.name());
        }
        int count = fields.integer("instances", 1, GroupSection.MOST_INSTANCES, 1);
        return List.of(new UnhealthyInstances(event.atNanos(), count, kind, HealthReader.graceNanos(context)));
    }

    private static List<FleetFeature> reported(FeatureContext context, EventSection event) {
        var fields = event.body();
        fields.required("instances");
        int count = fields.integer("instances", 1, GroupSection.MOST_INSTANCES, 1);
        boolean respects = fields.flag("ShouldRespectGracePeriod", true);
        return List.of(
                new InstanceHealthReport(event.atNanos(), count, respects ? HealthReader.graceNanos(context) : 0));
    }

    private static List<FleetFeature> capacity(FeatureContext context, EventSection event) {
        var fields = event.body();
        var min = size(fields, "MinSize");
        var max = size(fields, "MaxSize");
        var desired = size(fields, "DesiredCapacity");
        if (min == null && max == null && desired == null) {
            event.refuse("must set at least one of MinSize, MaxSize, DesiredCapacity");
        }
        if (min != null && max != null && min > max) {
            fields.refuse("MinSize", "must be at most MaxSize (" + max + ")", min.toString());
        }
        return List.of(new CapacityRequest(event.atNanos(), min, max, desired));
    }

    private static @Nullable Integer size(dev.dryscale.scenario.document.Fields fields, String key) {
        int value = fields.integer(key, 0, GroupSection.MOST_INSTANCES, -1);
        return value < 0 ? null : value;
    }

    private static List<FleetFeature> suspend(FeatureContext context, EventSection event) {
        var processes = event.processes();
        var features = new ArrayList<FleetFeature>(List.of(new ProcessSwitch(processes, true, event.atNanos())));
        if (event.endNanos() != Long.MAX_VALUE) {
            features.add(new ProcessSwitch(processes, false, event.endNanos()));
        }
        return features;
    }

    private static List<FleetFeature> resume(FeatureContext context, EventSection event) {
        return List.of(new ProcessSwitch(event.processes(), false, event.atNanos()));
    }

    private static List<FleetFeature> standby(FeatureContext context, EventSection event) {
        var fields = event.body();
        fields.required("instances");
        return List.of(new Standby(
                event.atNanos(),
                event.endNanos(),
                fields.integer("instances", 1, GroupSection.MOST_INSTANCES, 1),
                fields.flag("ShouldDecrementDesiredCapacity", true)));
    }

    private static List<FleetFeature> wave(FeatureContext context, EventSection event) {
        var fields = event.body();
        fields.required("share");
        return List.of(new SpotWave(event.atNanos(), context.share(fields, "share", 0), MixedReader.ofWave(context)));
    }

    /** ECS's own two words, with its defaults for a rolling update. */
    private static List<FleetFeature> serviceDeployment(FeatureContext context, EventSection event) {
        var fields = event.body();
        int min = fields.integer("minimumHealthyPercent", 0, ALL, ALL);
        int max = fields.integer("maximumPercent", ALL, TWICE, TWICE);
        if (min == max) {
            event.refuse("must have maximumPercent above minimumHealthyPercent, or no task can be replaced");
        }
        return List.of(new ServiceDeployment(event.atNanos(), new InstanceMaintenancePolicy(min, max)));
    }
}
