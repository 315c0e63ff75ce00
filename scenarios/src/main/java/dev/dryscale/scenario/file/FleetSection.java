package dev.dryscale.scenario.file;

import dev.dryscale.fleet.FleetFeature;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.ScalingTarget;
import dev.dryscale.fleet.station.Dispatch;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.policy.RunCalendar;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the blocks of a scenario that say what the fleet is: those a variant may write otherwise. */
final class FleetSection {

    private static final List<String> OWN_WORDS = List.of(
            "knobs",
            "service",
            "instance",
            "group",
            "loadBalancer",
            "dispatch",
            "inServiceAtStart",
            "metrics",
            "scalableTarget",
            "task",
            "events",
            "health",
            "launchFailures",
            "spot",
            "credits");

    /** The scenario's words that are read here. */
    static final List<String> WORDS =
            Stream.concat(OWN_WORDS.stream(), StationSection.WORDS.stream()).toList();

    private final Fields fields;
    private final String scenarioName;
    private final RecordedTimes times;
    private final RunCalendar calendar;
    private final Reading reading;

    private FleetSection(
            Fields fields, String scenarioName, RecordedTimes times, RunCalendar calendar, Reading reading) {
        this.fields = fields;
        this.scenarioName = scenarioName;
        this.times = times;
        this.calendar = calendar;
        this.reading = reading;
    }

    /**
     * Reads all of it.
     *
     * @param scenarioName what a group without a name of its own is called
     * @param times what the traffic's requests carry with them
     * @param calendar where the run lies
     */
    static FleetModel read(
            Fields fields, String scenarioName, RecordedTimes times, RunCalendar calendar, Reading reading) {
        return new FleetSection(fields, scenarioName, times, calendar, reading).fleet();
    }

    private FleetModel fleet() {
        var profile = ProfileSection.read(fields, reading);
        var service = ServiceSection.read(fields.required("service"), times, reading);
        var scalable = fields.mapping("scalableTarget");
        fields.know(List.of("group", "instance", "task"));
        return scalable == null
                ? autoScalingGroup(service, profile)
                : scalable(new ScalableTargetSection(fields, reading).read(scalable), scalable, service, profile);
    }

    private FleetModel autoScalingGroup(ServiceModel service, Profile profile) {
        var instance = InstanceSection.read(required("instance"), reading);
        var groupFields = GroupFile.resolved(required("group"), reading);
        if (groupFields != null) {
            groupFields.tolerating(ResourceKind.GROUP.members());
        }
        var group = named(GroupSection.read(groupFields, reading));
        var balancer = LoadBalancerSection.read(fields.mapping("loadBalancer"), profile, reading);
        fields.know(FeatureSection.WORDS);
        List<FleetFeature> features = groupFields == null
                ? List.of()
                : features(new FeatureContext(
                        fields, groupFields, group, instance, balancer != null, service, profile, calendar, reading));
        var dispatch = dispatch(service);
        var station = StationSection.read(fields, dispatch, service, instance, group, reading);
        if (station.launch() != null && !features.isEmpty()) {
            fields.refuse("launchOn", "must be left out where the group launches for reasons of its own", null);
        }
        return FleetModel.builder(group, instance, balancer, service, profile)
                .dispatch(dispatch)
                .initialInService(inServiceAtStart(group))
                .target(new ScalingTarget(ScalingTarget.Kind.AUTO_SCALING_GROUP, MetricsSection.read(fields, reading)))
                .features(features)
                .station(station)
                .build();
    }

    /** What the group has besides; after it all of the group is read. */
    private static List<FleetFeature> features(FeatureContext context) {
        var features = FeatureSection.read(context);
        context.group().finish();
        return features;
    }

    /** What Application Auto Scaling scales: tasks of an ECS service, or capacity alone. */
    private FleetModel scalable(
            ScalableTargetSection.Target target, Fields written, ServiceModel service, Profile profile) {
        if (target.stretch() > 1 && service.mode() == ServiceMode.CPU && service.recordedShare() > 0) {
            fields.refuse("task", "must have a whole vCPU where the recording says the CPU time of requests", null);
        }
        var balancer = LoadBalancerSection.read(fields.mapping("loadBalancer"), profile, reading);
        var context = new FeatureContext(
                fields, written, target.group(), target.unit(), balancer != null, service, profile, calendar, reading);
        boolean tasks = target.kind() == ScalingTarget.Kind.ECS_SERVICE;
        return FleetModel.builder(target.group(), target.unit(), balancer, target.service(service), profile)
                .dispatch(dispatch(service))
                .initialInService(inServiceAtStart(target.group()))
                .target(new ScalingTarget(target.kind(), MetricsSection.read(fields, reading)))
                .features(tasks ? EventSection.ofService(context) : List.of())
                .build();
    }

    private @Nullable Fields required(String key) {
        fields.required(key);
        return fields.mapping(key);
    }

    private GroupConfiguration named(GroupConfiguration group) {
        if (!group.autoScalingGroupName().isEmpty()) {
            return group;
        }
        return new GroupConfiguration(
                scenarioName,
                group.minSize(),
                group.maxSize(),
                group.desiredCapacity(),
                group.availabilityZones(),
                group.defaultCooldown(),
                group.defaultInstanceWarmup(),
                group.detailedMonitoring());
    }

    /** One line for all instances is for requests that wait for a slot, and only such a line has patience. */
    private Dispatch dispatch(ServiceModel service) {
        var dispatch =
                fields.word("dispatch", Dispatch.class, word -> word.name().toLowerCase(Locale.ROOT), Dispatch.ROUTED);
        boolean waits = service.mode() == ServiceMode.SLOTS
                && service.timeoutNanos() == ServiceModel.NO_TIMEOUT
                && service.retry().maxRetries() == 0;
        if (dispatch == Dispatch.CENTRAL && !waits) {
            fields.refuse(
                    "dispatch", "must be routed unless service has mode slots and no timeout or retry", "central");
        }
        if (dispatch == Dispatch.ROUTED && service.patience() != null) {
            fields.refuse("service", "patience needs dispatch: central; timeout: limits the whole response", null);
        }
        return dispatch;
    }

    /** The rest of the desired capacity is launched at the start. */
    private int inServiceAtStart(GroupConfiguration group) {
        int desired = Math.max(0, group.desiredCapacity());
        return Math.min(desired, fields.integer("inServiceAtStart", 0, desired, desired));
    }
}
