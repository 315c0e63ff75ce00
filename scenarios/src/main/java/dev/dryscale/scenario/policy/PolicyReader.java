package dev.dryscale.scenario.policy;

import dev.dryscale.fleet.Publications;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.PredictiveScalingPolicy;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.ScheduledScaling;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingScalingPolicy;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.iac.Resource;
import dev.dryscale.scenario.iac.ResourceFile;
import dev.dryscale.scenario.iac.ResourceKind;
import dev.dryscale.scenario.iac.ResourceReference;
import dev.dryscale.scenario.input.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one policy in the shape of {@code put-scaling-policy --cli-input-json} (JS-1), of
 * {@code --target-tracking-configuration} (JS-2), or {@code {file: …}} with either; or a list of policies attached together;
 * or {@code {policies: …, alarms: …}}, where step and simple scaling policies have the alarms that invoke them, beside which
 * {@code scheduledActions} and {@code switches} may stand. One reader
 * reads one candidate.
 */
public final class PolicyReader {

    private static final Set<String> INNER =
            Set.of("TargetValue", "PredefinedMetricSpecification", "CustomizedMetricSpecification", "DisableScaleIn");
    private static final Set<String> OUTER = Set.of(
            "PolicyType",
            "TargetTrackingConfiguration",
            "StepAdjustments",
            "ScalingAdjustment",
            "AdjustmentType",
            "PolicyName",
            "ServiceNamespace",
            "TargetTrackingScalingPolicyConfiguration",
            "StepScalingPolicyConfiguration");
    private static final Set<String> BLOCK = Set.of("alarms", "scheduledActions", "switches");
    private static final int LONGEST_WARMUP = 86_400;
    private static final MetricSpecification CPU =
            new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);

    private final Reading reading;
    private final @Nullable Publications published;
    private final RunCalendar calendar;
    private final List<AlarmReader.Alarm> alarms = new ArrayList<>();
    private final FileAlarms fileAlarms;
    private boolean alarmsElsewhere;

    /** A reader for policies that no fleet is known for: what they watch is not compared with what it publishes. */
    public PolicyReader(Reading reading) {
        this(reading, null, RunCalendar.NONE);
    }

    /**
     * A reader for the policies of a scenario.
     *
     * @param published what the policies can watch; null when nothing is known about that
     * @param calendar where the run lies, for those that act by the clock
     */
    public PolicyReader(Reading reading, @Nullable Publications published, RunCalendar calendar) {
        this.calendar = calendar;
        this.reading = reading;
        this.published = published;
        this.fileAlarms = new FileAlarms(reading, published);
    }

    /** The policies that {@code node} attaches together, called {@code name} where they do not say their own. */
    public List<ScalingPolicy> read(Node node, String name) {
        boolean block = node instanceof MappingNode mapping && BLOCK.stream().anyMatch(mapping.members()::containsKey);
        if (!block) {
            return attached(node, name);
        }
        var fields = Fields.of(node, reading.problems());
        var written = fields.optional("alarms");
        if (written != null) {
            alarms.addAll(new AlarmReader(published).read(fileAlarms.written(written), reading.problems()));
        }
        var policies = together(fields, name);
        var switched = new SwitchReader(reading.problems()).read(fields.list("switches"), policies);
        fields.finish();
        checkActions(policies);
        return switched.isEmpty() ? List.of(standIn(name)) : switched;
    }

    /** The policies of a block, and its scheduled actions as one more. */
    private List<ScalingPolicy> together(Fields fields, String name) {
        var scheduled = fields.optional("scheduledActions");
        var inner = scheduled == null ? fields.required("policies") : fields.optional("policies");
        var policies = new ArrayList<ScalingPolicy>();
        if (inner != null) {
            policies.addAll(attached(inner, name));
        }
        if (scheduled != null) {
            policies.add(new ScheduleReader(calendar, reading.problems())
                    .read(scheduled, FileSchedules.written(scheduled, reading), name + "-schedule"));
        }
        return policies;
    }

    /** Every action is a step or simple scaling policy beside the alarm; AWS makes target tracking's alarms itself (TT-46). */
    private void checkActions(List<ScalingPolicy> policies) {
        var invokable = policies.stream()
                .filter(policy ->
                        !(policy instanceof TargetTrackingPolicy) && !(policy instanceof TargetTrackingScalingPolicy))
                .filter(policy -> !(policy instanceof PredictiveScalingPolicy) && !(policy instanceof ScheduledScaling))
                .map(ScalingPolicy::name)
                .toList();
        for (var alarm : alarms) {
            for (String action : alarm.policies()) {
                if (!invokable.contains(action)) {
                    String rule =
                            "has an action that must be the name of a step or simple scaling policy beside it, one of "
                                    + String.join(", ", invokable);
                    Scalars.refuse(alarm.node(), rule, Problems.nearest(action, invokable), reading.problems());
                }
            }
        }
    }

    private List<AlarmDefinition> alarmsOf(Fields policy, String type, String name) {
        var own = new ArrayList<AlarmDefinition>(fileAlarms.of(name));
        alarms.stream()
                .filter(alarm -> alarm.policies().contains(name))
                .map(AlarmReader.Alarm::definition)
                .forEach(own::add);
        if (own.isEmpty()) {
            var place = policy.place();
            String rule =
                    type + " acts only when an alarm invokes it: write {policies: [...], alarms: [...]} with an alarm "
                            + "whose AlarmActions hold the PolicyName " + name + " (JS-4)";
            if (alarmsElsewhere) {
                reading.problems().warning(place.file(), place.line(), place.pointer(), rule, null);
            } else {
                reading.problems().error(place.file(), place.line(), place.pointer(), rule, null);
            }
        }
        return List.copyOf(own);
    }

    private List<ScalingPolicy> attached(Node node, String name) {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(one(node, name));
        }
        if (sequence.items().isEmpty()) {
            Scalars.refuse(node, "must hold at least one policy", reading.problems());
        }
        var policies = new ArrayList<ScalingPolicy>();
        var names = new ArrayList<String>();
        for (Node item : sequence.items()) {
            var policy = one(item, name + "-" + (policies.size() + 1));
            if (names.contains(policy.name())) {
                Scalars.refuse(item, "must have a PolicyName of its own", reading.problems());
            }
            names.add(policy.name());
            policies.add(policy);
        }
        return policies;
    }

    private ScalingPolicy one(Node node, String name) {
        if (node instanceof MappingNode mapping && mapping.members().containsKey("file")) {
            return ofFile(Fields.of(mapping, reading.problems()), name);
        }
        return policy(node, name);
    }

    private ScalingPolicy ofFile(Fields fields, String name) {
        var reference = ResourceReference.read(fields, reading);
        fields.finish();
        var policy = reference == null ? null : reference.resource(ResourceKind.POLICY, reading);
        if (reference == null || policy == null) {
            return standIn(name);
        }
        return of(reference.file(), policy, name);
    }

    /** Reads a policy of a file, with the alarms of that file that invoke it. */
    public ScalingPolicy of(ResourceFile file, Resource policy, String name) {
        fileAlarms.add(file);
        return policy(policy.members(), name);
    }

    /** As {@link #of}, where the alarms may be somewhere else: a dump holds policies without them (JS-15). */
    public void check(ResourceFile file, Resource policy, String name) {
        alarmsElsewhere = true;
        of(file, policy, name);
    }

    /** Checks a scheduled action, or an alarm that invokes a policy by its ARN, without a scenario around it. */
    public void check(Resource resource) {
        if (resource.kind() == ResourceKind.SCHEDULED_ACTION) {
            new ScheduleReader(calendar, reading.problems())
                    .read(resource.members(), List.of(resource.members()), resource.address());
        } else if (resource.invokesPolicyByArn()) {
            new AlarmReader(published).read(List.of(resource.members()), reading.problems());
        }
    }

    /** Reads one policy object. */
    public ScalingPolicy policy(Node node, String name) {
        var fields = Fields.of(node, reading.problems());
        if (!(node instanceof MappingNode mapping)) {
            return standIn(name);
        }
        if (ApplicationScalingReader.reads(fields)) {
            var policy = new ApplicationScalingReader(published, calendar)
                    .read(fields, name, own -> alarmsOf(fields, PolicyCatalog.STEP.policyType(), own));
            return policy == null ? standIn(name) : policy;
        }
        boolean inner = mapping.members().keySet().stream().anyMatch(INNER::contains);
        boolean outer = mapping.members().keySet().stream().anyMatch(OUTER::contains);
        if (inner && !outer) {
            return targetTracking(
                    name, TargetTrackingReader.read(fields, reading.options().strict(), published), null, true);
        }
        String type = policyType(fields);
        for (var plugin : PolicyCatalog.plugins()) {
            if (plugin.policyType().equals(type)) {
                var policy = plugin.read(name, fields);
                fields.finish();
                return policy;
            }
        }
        return aws(fields, type, name);
    }

    private String policyType(Fields fields) {
        Node node = fields.optional("PolicyType");
        if (node != null) {
            return Scalars.word(node, PolicyCatalog.words(), word -> word, "", reading.problems());
        }
        if (fields.has("TargetTrackingConfiguration") || fields.has("StepAdjustments")) {
            fields.refuse("PolicyType", "is required: without it AWS takes SimpleScaling (SS-1)", null);
            return "";
        }
        return PolicyCatalog.SIMPLE.policyType();
    }

    private ScalingPolicy aws(Fields fields, String type, String fallbackName) {
        var problems = reading.problems();
        String name = fields.text("PolicyName", fallbackName);
        fields.text("AutoScalingGroupName", "");
        var warmup = fields.<Integer>readOptional(
                "EstimatedInstanceWarmup", node -> (int) Scalars.integer(node, 0, LONGEST_WARMUP, 0, problems));
        boolean enabled = fields.flag("Enabled", true);
        TypeMembers.refuse(fields, type);
        var policy = ofType(type, fields, name, warmup, enabled);
        ForeignMembers.refuse(fields);
        fields.finish();
        return policy == null ? standIn(name) : policy;
    }

    private @Nullable ScalingPolicy ofType(
            String type, Fields fields, String name, @Nullable Integer warmup, boolean enabled) {
        if (type.equals(PolicyCatalog.TARGET_TRACKING.policyType())) {
            return configuredTargetTracking(fields, name, warmup, enabled);
        }
        if (type.equals(PolicyCatalog.STEP.policyType())) {
            return AdjustmentReader.step(fields, name, warmup, enabled, alarmsOf(fields, type, name));
        }
        if (type.equals(PolicyCatalog.SIMPLE.policyType())) {
            return AdjustmentReader.simple(fields, name, enabled, alarmsOf(fields, type, name));
        }
        if (type.equals(PolicyCatalog.FIXED_SCHEDULE.policyType())) {
            return FixedScheduleReader.read(fields, name);
        }
        if (type.equals(PolicyCatalog.THRESHOLD.policyType())) {
            return new ThresholdReader(fields, published).read(name);
        }
        if (type.equals(PolicyCatalog.REQUEST_RATE.policyType())) {
            return RequestRateReader.read(fields, name);
        }
        if (!type.isEmpty()) {
            return PredictiveReader.ofGroup(published).read(fields, name, calendar);
        }
        fields.know(fields.rest().keySet());
        return null;
    }

    private @Nullable ScalingPolicy configuredTargetTracking(
            Fields fields, String name, @Nullable Integer warmup, boolean enabled) {
        fields.required("TargetTrackingConfiguration");
        var inner = fields.mapping("TargetTrackingConfiguration");
        if (inner == null) {
            return null;
        }
        var configuration = TargetTrackingReader.read(inner, reading.options().strict(), published);
        return targetTracking(name, configuration, warmup, enabled);
    }

    private static ScalingPolicy targetTracking(
            String name, TargetTrackingReader.Configuration read, @Nullable Integer warmup, boolean enabled) {
        return new TargetTrackingPolicy(
                name, read.metric(), read.targetValue(), read.disableScaleIn(), warmup, enabled);
    }

    /** What is handed on when a policy could not be read; the problems keep it from ever running. */
    private static ScalingPolicy standIn(String name) {
        return TargetTrackingPolicy.of(name, CPU, Rational.of(1, 1));
    }
}
