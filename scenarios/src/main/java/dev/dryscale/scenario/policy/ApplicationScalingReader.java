package dev.dryscale.scenario.policy;

import dev.dryscale.fleet.Publications;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scaling.policy.ScalableDimension;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingTargetPolicy;
import dev.dryscale.scaling.policy.TargetTrackingScalingPolicy;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads policies of Application Auto Scaling in the shape of its own {@code put-scaling-policy} (JS-5, AAS). */
final class ApplicationScalingReader {

    private static final String TRACKING = "TargetTrackingScalingPolicyConfiguration";
    private static final String STEP = "StepScalingPolicyConfiguration";
    private static final int LONGEST_COOLDOWN = 86_400;

    /** What is behind the predefined metrics that a simulation can have. */
    private static final Map<String, MetricSpecification> PREDEFINED = Map.of(
            "ECSServiceAverageCPUUtilization", metric("AWS/ECS", "CPUUtilization", Statistic.AVERAGE),
            "ECSServiceAverageMemoryUtilization", metric("AWS/ECS", "MemoryUtilization", Statistic.AVERAGE),
            "DynamoDBReadCapacityUtilization", metric("AWS/DynamoDB", "ConsumedReadCapacityUnits", Statistic.SUM),
            "DynamoDBWriteCapacityUtilization", metric("AWS/DynamoDB", "ConsumedWriteCapacityUnits", Statistic.SUM));

    private final @Nullable Publications published;
    private final RunCalendar calendar;

    ApplicationScalingReader(@Nullable Publications published, RunCalendar calendar) {
        this.published = published;
        this.calendar = calendar;
    }

    private static MetricSpecification metric(String namespace, String name, Statistic statistic) {
        return new CustomizedMetricSpecification(namespace, name, Map.of(), statistic, null, MetricReader.MINUTE);
    }

    /** Whether a policy is one of Application Auto Scaling. */
    static boolean reads(Fields fields) {
        return fields.has("ServiceNamespace")
                || fields.has(TRACKING)
                || fields.has(STEP)
                || fields.has(PredictiveReader.OF_TARGET);
    }

    /**
     * The policy; null when it is wrong, which is then told.
     *
     * @param alarms the alarms beside a policy of that name
     */
    @Nullable ScalingPolicy read(Fields fields, String fallbackName, Function<String, List<AlarmDefinition>> alarms) {
        int errors = fields.problems().all().size();
        String name = fields.text("PolicyName", fallbackName);
        var dimension = dimension(fields);
        fields.text("ResourceId", "");
        String type = type(fields);
        if (type.equals(PolicyCatalog.PREDICTIVE.policyType())) {
            return predictive(fields, name, dimension);
        }
        ScalingPolicy policy = null;
        String member = type.equals(PolicyCatalog.STEP.policyType()) ? STEP : TRACKING;
        fields.required(member);
        var inner = fields.mapping(member);
        if (inner != null && fields.problems().all().size() == errors) {
            policy = member.equals(STEP) ? step(inner, name, alarms.apply(name)) : tracking(inner, name, dimension);
            ForeignMembers.refuse(inner);
            inner.finish();
        }
        fields.know(List.of(TRACKING, STEP, PredictiveReader.OF_TARGET));
        fields.finish();
        return fields.problems().all().size() == errors ? policy : null;
    }

    private @Nullable ScalingPolicy predictive(Fields fields, String name, ScalableDimension dimension) {
        if (dimension != ScalableDimension.ECS_SERVICE) {
            fields.refuse("PolicyType", "is for ECS services only, of all that Application Auto Scaling scales", null);
        }
        var policy = PredictiveReader.ofTarget(published).read(fields, name, calendar);
        fields.know(List.of(TRACKING, STEP));
        fields.finish();
        return policy;
    }

    private static ScalableDimension dimension(Fields fields) {
        var problems = fields.problems();
        var node = fields.required("ScalableDimension");
        var dimension = node == null
                ? ScalableDimension.ECS_SERVICE
                : Scalars.word(
                        node,
                        List.of(ScalableDimension.values()),
                        ScalableDimension::awsName,
                        ScalableDimension.ECS_SERVICE,
                        problems);
        var namespace = fields.required("ServiceNamespace");
        if (namespace != null) {
            Scalars.word(namespace, List.of(dimension.serviceNamespace()), word -> word, "", problems);
        }
        return dimension;
    }

    /** The API's default is step scaling. */
    private static String type(Fields fields) {
        var words = List.of(
                PolicyCatalog.STEP.policyType(),
                PolicyCatalog.TARGET_TRACKING.policyType(),
                PolicyCatalog.PREDICTIVE.policyType());
        return fields.read(
                "PolicyType",
                fields.has(TRACKING) ? words.get(1) : words.get(0),
                node -> Scalars.word(node, words, word -> word, words.get(0), fields.problems()));
    }

    private @Nullable ScalingPolicy tracking(Fields fields, String name, ScalableDimension dimension) {
        var metric = metric(fields);
        fields.required("TargetValue");
        var target = fields.number("TargetValue", BigDecimal.ONE);
        boolean disableScaleIn = fields.flag("DisableScaleIn", false);
        int out = fields.integer("ScaleOutCooldown", 0, LONGEST_COOLDOWN, dimension.defaultCooldown());
        int in = fields.integer("ScaleInCooldown", 0, LONGEST_COOLDOWN, dimension.defaultCooldown());
        try {
            return new TargetTrackingScalingPolicy(
                    name, dimension, metric, Rational.parse(target.toPlainString()), disableScaleIn, out, in);
        } catch (IllegalArgumentException wrong) {
            fields.refuse("TargetValue", "is refused: " + wrong.getMessage(), null);
            return null;
        }
    }

    private MetricSpecification metric(Fields fields) {
        var predefined = fields.has("PredefinedMetricSpecification") && !fields.has("CustomizedMetricSpecification")
                ? fields.mapping("PredefinedMetricSpecification")
                : null;
        if (predefined == null) {
            return new MetricReader(published).read(fields);
        }
        fields.know(List.of("CustomizedMetricSpecification"));
        Node node = predefined.required("PredefinedMetricType");
        String label = predefined.text("ResourceLabel", "");
        predefined.finish();
        return node == null ? MetricReader.STAND_IN : predefined(node, label, fields);
    }

    private static MetricSpecification predefined(Node node, String label, Fields fields) {
        var requests = PredefinedMetricType.ALB_REQUEST_COUNT_PER_TARGET;
        var words = new java.util.TreeSet<>(PREDEFINED.keySet());
        words.add(requests.awsName());
        String type = Scalars.word(node, List.copyOf(words), word -> word, "", fields.problems());
        if (type.equals(requests.awsName())) {
            if (label.isEmpty()) {
                fields.refuse(
                        "PredefinedMetricSpecification", "must have a ResourceLabel for " + type + " (TT-6)", null);
            }
            return new PredefinedMetricSpecification(requests, label.isEmpty() ? null : label);
        }
        return PREDEFINED.getOrDefault(type, MetricReader.STAND_IN);
    }

    /** Whether it is one of the metrics that only Application Auto Scaling has. */
    static boolean isPredefined(Node node) {
        return node instanceof ScalarNode scalar && PREDEFINED.containsKey(scalar.text());
    }

    private static ScalingPolicy step(Fields fields, String name, List<AlarmDefinition> alarms) {
        int cooldown =
                fields.integer("Cooldown", 0, LONGEST_COOLDOWN, StepScalingTargetPolicy.DEFAULT_COOLDOWN_SECONDS);
        return AdjustmentReader.stepOfTarget(fields, name, cooldown, alarms);
    }
}
