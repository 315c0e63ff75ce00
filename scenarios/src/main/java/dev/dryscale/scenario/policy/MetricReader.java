package dev.dryscale.scenario.policy;

import dev.dryscale.fleet.Publications;
import dev.dryscale.fleet.SimulatedMetric;
import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Printable;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.document.Symbol;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the metric of a target tracking policy, predefined (TT-6) or customized (TT-7). */
final class MetricReader {

    static final int MINUTE = 60;

    private static final int LONGEST_LABEL = 1023;
    private static final String LABEL = "app/[^/]+/[^/]+/targetgroup/[^/]+/[^/]+";

    static final MetricSpecification STAND_IN =
            new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);

    private final @Nullable Publications published;

    MetricReader(@Nullable Publications published) {
        this.published = published;
    }

    /** The metric of a configuration; told to the problems and replaced by CPU utilisation when it is wrong. */
    MetricSpecification read(Fields configuration) {
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
        if (node != null && ApplicationScalingReader.isPredefined(node)) {
            Scalars.refuse(
                    node,
                    "belongs to Application Auto Scaling, whose policies name a ServiceNamespace (TT-3)",
                    problems);
        } else if (node != null) {
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
        } else if (!Symbol.is(node) && !label.matches(LABEL)) {
            Scalars.refuse(node, "must be app/<name>/<id>/targetgroup/<name>/<id> (TT-6)", problems);
        }
        return label;
    }

    private MetricSpecification customized(Fields fields) {
        var problems = fields.problems();
        if (fields.has("Metrics")) {
            var math = new MetricMathReader(this).read(fields);
            return math == null ? STAND_IN : math;
        }
        var metric = new CustomizedMetricSpecification(
                required(fields, "Namespace"),
                required(fields, "MetricName"),
                dimensions(fields),
                statistic(fields, "Statistic"),
                unit(fields),
                fields.read("Period", MINUTE, node -> period(node, problems)));
        fields.know(List.of("Metrics"));
        refuseUnpublished(fields, metric);
        return metric;
    }

    static Statistic statistic(Fields fields, String key) {
        var node = fields.required(key);
        if (node instanceof ScalarNode stat && stat.text().matches("(p|tm|wm|tc|ts|pr)[0-9(].*|IQM")) {
            Scalars.refuse(
                    node,
                    "must be one of the five plain statistics: others are simulated as the ExtendedStatistic of an alarm"
                            + " without metric math only",
                    fields.problems());
            return Statistic.AVERAGE;
        }
        return node == null
                ? Statistic.AVERAGE
                : Scalars.word(
                        node, List.of(Statistic.values()), Statistic::awsName, Statistic.AVERAGE, fields.problems());
    }

    static @Nullable String unit(Fields fields) {
        return fields.<String>readOptional("Unit", node -> Scalars.string(node, "", fields.problems()));
    }

    static String required(Fields fields, String key) {
        var node = fields.required(key);
        return node == null ? "" : Scalars.string(node, "", fields.problems());
    }

    static int period(Node node, Problems problems) {
        long period = Scalars.integer(node, 10, MINUTE, MINUTE, problems);
        if (period != 10 && period != 30 && period != MINUTE) {
            Scalars.refuse(node, "must be 10, 30 or 60 (TT-7)", problems);
            return MINUTE;
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

    /** A policy on a metric that the fleet does not publish, or not so often, could never act. */
    void refuseUnpublished(Fields fields, CustomizedMetricSpecification metric) {
        if (metric.namespace().isEmpty() || metric.metricName().isEmpty()) {
            return; // told already
        }
        if (published == null) {
            return;
        }
        String written = Printable.quote(metric.namespace() + " " + metric.metricName());
        var publication = published.find(metric.namespace(), metric.metricName());
        if (publication.isEmpty()) {
            String rule = "must be a metric that the simulated fleet publishes, one of "
                    + String.join(", ", published.names()) + "; metrics: can name others";
            fields.refuse("MetricName", rule, written);
        } else if (metric.periodSeconds() < MINUTE && publication.get().everySeconds() >= MINUTE) {
            fields.refuse("Period", "must be 60 or more: " + written + " is no high-resolution metric (TT-50)", null);
        } else if (publication.get().source() == SimulatedMetric.REQUEST_COUNT_PER_TARGET
                && metric.statistic() != Statistic.SUM) {
            fields.refuse("Statistic", "must be Sum, which is the average over the targets (TT-19)", null);
        }
    }
}
