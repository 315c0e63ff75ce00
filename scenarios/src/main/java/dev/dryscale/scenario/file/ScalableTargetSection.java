package dev.dryscale.scenario.file;

import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.ScalingTarget;
import dev.dryscale.random.Distribution;
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

    static final String FARGATE = "fargate";
    static final String ON_EC2 = "ecs-on-ec2";

    private static final int CPU_UNITS_PER_VCPU = 1024;
    private static final int MOST_CPU_UNITS = 16 * CPU_UNITS_PER_VCPU;
    private static final int MOST_CAPACITY = 10_000;
    private static final int MOST_CONCURRENCY = 100_000;
    private static final double START_SECONDS = 30;
    private static final double REGISTRATION_SECONDS = 15;

    private final Fields scenario;
    private final Reading reading;

    ScalableTargetSection(Fields scenario, Reading reading) {
        this.scenario = scenario;
        this.reading = reading;
    }

    /** What is scaled, as a group of units. */
    record Target(GroupConfiguration group, InstanceModel unit, ScalingTarget.Kind kind) {}

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
        return tasks
                ? new Target(group, task(scenario.mapping("task")), ScalingTarget.Kind.ECS_SERVICE)
                : new Target(group, unit(dimension.awsName(), 1, 1, instantly()), ScalingTarget.Kind.CAPACITY);
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

    /** Neither warm-up nor cooldown belongs to a scalable target. */
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
                true);
    }

    private InstanceModel task(@Nullable Fields fields) {
        if (fields == null) {
            return unit(FARGATE, 1, 1, instantly());
        }
        var problems = reading.problems();
        var launchType = fields.read(
                "launchType",
                "FARGATE",
                node -> Scalars.word(node, List.of("FARGATE", "EC2"), word -> word, "FARGATE", problems));
        int units = cpuUnits(fields);
        fields.required("concurrency");
        var task = unit(
                launchType.equals("FARGATE") ? FARGATE : ON_EC2,
                Math.max(1, units / CPU_UNITS_PER_VCPU),
                fields.integer("concurrency", 1, MOST_CONCURRENCY, 1),
                new BootModel(
                        DistributionReader.seconds(0),
                        phase(fields, "start", START_SECONDS),
                        phase(fields, "registration", REGISTRATION_SECONDS),
                        0,
                        0));
        fields.finish();
        return task;
    }

    private int cpuUnits(Fields fields) {
        fields.required("cpu");
        int units = fields.integer("cpu", 1, MOST_CPU_UNITS, CPU_UNITS_PER_VCPU);
        boolean slots = "slots".equals(modeOf());
        if (units % CPU_UNITS_PER_VCPU != 0 && !slots) {
            fields.refuse(
                    "cpu",
                    "must be whole vCPUs (a multiple of 1024) where service.mode is cpu; in mode slots any will do",
                    Integer.toString(units));
        }
        return units;
    }

    private Distribution phase(Fields fields, String key, double fallback) {
        return fields.read(key, DistributionReader.seconds(fallback), law -> DistributionReader.read(law, reading));
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
