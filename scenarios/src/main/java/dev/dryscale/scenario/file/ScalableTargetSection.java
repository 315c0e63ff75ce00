package dev.dryscale.scenario.file;

import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.ScalingTarget;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Scaled;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.policy.ScalableDimension;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code scalableTarget:} in the words of {@code register-scalable-target}, and {@code task:}, what one ECS task is.
 * Other dimensions are capacity without instances: their unit costs what {@code prices:} says under the dimension's name.
 */
final class ScalableTargetSection {

    private static final int MOST_CAPACITY = 10_000;

    private final Fields scenario;
    private final Reading reading;

    ScalableTargetSection(Fields scenario, Reading reading) {
        this.scenario = scenario;
        this.reading = reading;
    }

    /**
     * What is scaled, as a group of units.
     *
     * @param stretch how much longer work takes than on a whole vCPU
     */
    record Target(GroupConfiguration group, InstanceModel unit, ScalingTarget.Kind kind, double stretch) {

        /** The service on such a unit. */
        ServiceModel service(ServiceModel written) {
            boolean whole = stretch == 1 || written.mode() == ServiceMode.SLOTS;
            return whole
                    ? written
                    : new ServiceModel(
                            written.mode(),
                            Scaled.of(written.time(), stretch),
                            written.ioTime(),
                            written.queueLimit(),
                            written.timeoutNanos(),
                            written.retry(),
                            written.bytesInPerRequest(),
                            written.bytesOutPerRequest(),
                            written.recordedShare(),
                            written.patience(),
                            written.downstream(),
                            written.sizeChanges());
        }
    }

    Target read(Fields fields) {
        var problems = reading.problems();
        for (String foreign : List.of("group", "instance")) {
            if (scenario.has(foreign)) {
                scenario.refuse(foreign, "must not stand beside scalableTarget, which is scaled in its place", null);
            }
        }
        var dimension = dimension(fields.required("ScalableDimension"), problems);
        var namespace = fields.required("ServiceNamespace");
        if (namespace != null) {
            Scalars.word(namespace, List.of(dimension.serviceNamespace()), word -> word, "", problems);
        }
        var group = group(fields);
        fields.finish();
        boolean tasks = dimension == ScalableDimension.ECS_SERVICE;
        if (!tasks && scenario.has("task")) {
            scenario.refuse("task", "is for " + ScalableDimension.ECS_SERVICE.awsName() + " only", null);
        }
        if (tasks) {
            scenario.required("task");
        }
        if (!tasks) {
            return new Target(group, unit(dimension.awsName(), 1, 1, instantly()), ScalingTarget.Kind.CAPACITY, 1);
        }
        var task = task();
        return new Target(group, task.model(), ScalingTarget.Kind.ECS_SERVICE, task.stretch());
    }

    private static ScalableDimension dimension(@Nullable Node node, Problems problems) {
        return node == null
                ? ScalableDimension.ECS_SERVICE
                : Scalars.word(
                        node,
                        List.of(ScalableDimension.values()),
                        ScalableDimension::awsName,
                        ScalableDimension.ECS_SERVICE,
                        problems);
    }

    /** Neither warm-up nor cooldown belongs to a scalable target, and its metrics cost nothing. */
    private GroupConfiguration group(Fields fields) {
        var resource = fields.required("ResourceId");
        fields.required("MinCapacity");
        fields.required("MaxCapacity");
        int min = fields.integer("MinCapacity", 0, MOST_CAPACITY, 1);
        int max = fields.integer("MaxCapacity", 1, MOST_CAPACITY, Math.max(1, min));
        if (min > max) {
            fields.refuse("MinCapacity", "must be at most MaxCapacity (" + max + ")", Integer.toString(min));
        }
        int most = Math.max(min, max);
        return new GroupConfiguration(
                resource == null ? "" : Scalars.string(resource, "", reading.problems()),
                min,
                most,
                fields.integer("desiredCount", min, most, min),
                List.of("region"),
                0,
                0,
                false);
    }

    private TaskSection.Task task() {
        var fields = scenario.mapping("task");
        return fields == null
                ? new TaskSection.Task(unit(TaskSection.FARGATE, 1, 1, instantly()), TaskSection.UNITS_PER_VCPU)
                : new TaskSection(fields, reading).read("slots".equals(modeOf()));
    }

    private String modeOf() {
        var service = scenario.mapping("service");
        return service == null ? "cpu" : service.text("mode", "cpu");
    }

    private static InstanceModel unit(String type, int vcpus, int concurrency, BootModel boot) {
        return new InstanceModel(type, vcpus, concurrency, boot, 0, 0, 0);
    }

    private static BootModel instantly() {
        var none = DistributionReader.seconds(0);
        return new BootModel(none, none, none, 0, 0);
    }
}
