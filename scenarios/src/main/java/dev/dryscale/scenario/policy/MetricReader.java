package dev.dryscale.scenario.policy;

import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the metric of a target tracking policy, predefined (TT-6) or customized (TT-7). */
final class MetricReader {

    private static final int LONGEST_LABEL = 1023;
    private static final String LABEL = "app/[^/]+/[^/]+/targetgroup/[^/]+/[^/]+";

    /** What the simulated fleet publishes; a policy on anything else could never act. */
    static final List<String> PUBLISHED = Arrays.stream(PredefinedMetricType.values())
            .map(type -> type.namespace() + " " + type.metricName() + " "
                    + type.statistic().awsName())
            .toList();

    private static final MetricSpecification STAND_IN =
            new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);

    private MetricReader() {}

    /** The metric of a configuration; told to the problems and replaced by CPU utilisation when it is wrong. */
    static MetricSpecification read(Fields configuration) {
        String kind = configuration.exactlyOneOf("PredefinedMetricSpecification", "CustomizedMetricSpecification");
        var fields = kind == null ? null : configuration.mapping(kind);
        if (fields == null || kind == null) {
            return STAND_IN;
        }
        var metric = kind.startsWith("Predefined") ? predefined(fields) : customized(fields);
        fields.finish();
        return metric;
    }

    private static MetricSpecification predefined(Fields fields) {
        var problems = fields.problems();
        Node node = fields.required("PredefinedMetricType");
        PredefinedMetricType type = PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION;
        if (node != null) {
            type = Scalars.word(
                    node, List.of(PredefinedMetricType.values()), PredefinedMetricType::awsName, type, problems);
        }
        Node label = fields.optional("ResourceLabel");
        boolean wantsLabel = type == PredefinedMetricType.ALB_REQUEST_COUNT_PER_TARGET;
        if (label == null) {
            if (wantsLabel) {
                fields.refuse("ResourceLabel", "is required for " + type.awsName() + " (TT-6)", null);
            }
            return new PredefinedMetricSpecification(type, null);
        }
        return new PredefinedMetricSpecification(type, label(label, wantsLabel, problems));
    }

    private static @Nullable String label(Node node, boolean wanted, Problems problems) {
        String label = Scalars.string(node, "", problems);
        if (label.length() > LONGEST_LABEL) {
            Scalars.refuse(node, "must have at most " + LONGEST_LABEL + " characters", problems);
        } else if (!wanted) {
            Scalars.refuse(node, "is for ALBRequestCountPerTarget only (TT-6)", problems);
        } else if (!label.matches(LABEL)) {
            Scalars.refuse(node, "must be app/<name>/<id>/targetgroup/<name>/<id> (TT-6)", problems);
        }
        return label;
    }

    private static MetricSpecification customized(Fields fields) {
        var problems = fields.problems();
        var math = fields.optional("Metrics");
        if (math != null) {
            Scalars.refuse(math, "is metric math, which cannot be simulated yet", problems);
        }
        String name = required(fields, "MetricName", math == null);
        String namespace = required(fields, "Namespace", math == null);
        var statistic = math == null ? fields.required("Statistic") : fields.optional("Statistic");
        var metric = new CustomizedMetricSpecification(
                namespace,
                name,
                dimensions(fields),
                statistic == null
                        ? Statistic.AVERAGE
                        : Scalars.word(
                                statistic,
                                List.of(Statistic.values()),
                                Statistic::awsName,
                                Statistic.AVERAGE,
                                problems),
                fields.<String>readOptional("Unit", node -> Scalars.string(node, "", problems)),
                fields.read("Period", 60, node -> period(node, problems)));
        if (math == null && !name.isEmpty() && !namespace.isEmpty()) {
            refuseUnpublished(fields, metric);
        }
        return metric;
    }

    static String required(Fields fields, String key, boolean wanted) {
        var node = wanted ? fields.required(key) : fields.optional(key);
        return node == null ? "" : Scalars.string(node, "", fields.problems());
    }

    private static int period(Node node, Problems problems) {
        long period = Scalars.integer(node, 10, 60, 60, problems);
        if (period != 10 && period != 30 && period != 60) {
            Scalars.refuse(node, "must be 10, 30 or 60 (TT-7)", problems);
            return 60;
        }
        if (period != 60) {
            Scalars.refuse(node, "must be 60: high-resolution metrics cannot be simulated yet", problems);
        }
        return (int) period;
    }

    static Map<String, String> dimensions(Fields fields) {
        var dimensions = new TreeMap<String, String>();
        for (Node node : fields.list("Dimensions")) {
            var one = Fields.of(node, fields.problems());
            one.required("Name");
            one.required("Value");
            dimensions.put(one.text("Name", ""), one.text("Value", ""));
            one.finish();
        }
        return dimensions;
    }

    static void refuseUnpublished(Fields fields, CustomizedMetricSpecification metric) {
        String written = metric.namespace() + " " + metric.metricName() + " "
                + metric.statistic().awsName();
        if (!PUBLISHED.contains(written)) {
            fields.refuse(
                    "MetricName",
                    "must be a metric that the simulated fleet publishes, one of " + String.join(", ", PUBLISHED),
                    dev.dryscale.scenario.document.Printable.quote(written));
        }
    }
}
