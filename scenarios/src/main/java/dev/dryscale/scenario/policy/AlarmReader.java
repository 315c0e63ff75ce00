package dev.dryscale.scenario.policy;

import dev.dryscale.fleet.Publications;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.alarm.ExtendedStatistic;
import dev.dryscale.scaling.alarm.TreatMissingData;
import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the alarms of step and simple scaling policies in the shape of {@code put-metric-alarm}; {@code AlarmActions} names the
 * policies that an alarm invokes, by name or by ARN.
 */
final class AlarmReader {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int DAYS = 7;
    private static final String IN_ARN = "policyName/";

    private final MetricReader metrics;

    AlarmReader(@Nullable Publications published) {
        this.metrics = new MetricReader(published);
    }

    /**
     * An alarm and the names of the policies that it invokes.
     *
     * @param node where its actions stand
     */
    record Alarm(AlarmDefinition definition, List<String> policies, Node node) {}

    List<Alarm> read(List<Node> nodes, Problems problems) {
        var alarms = new ArrayList<Alarm>();
        for (Node node : nodes) {
            var alarm = one(Fields.of(node, problems), node);
            if (alarms.stream()
                    .anyMatch(other ->
                            other.definition().name().equals(alarm.definition().name()))) {
                Scalars.refuse(node, "must have an AlarmName of its own", problems);
            }
            alarms.add(alarm);
        }
        return alarms;
    }

    private Alarm one(Fields fields, Node node) {
        String name = MetricReader.required(fields, "AlarmName");
        fields.text("AlarmDescription", "");
        var definition = fields.has("Metrics") ? computed(fields, name) : plain(fields, name);
        var policies = actions(fields);
        if (!fields.flag("ActionsEnabled", true)) {
            fields.refuse("ActionsEnabled", "is false: the alarm invokes nothing, so leave it out", null);
        }
        fields.tolerating(List.of("OKActions", "InsufficientDataActions", "Tags"));
        fields.finish();
        return new Alarm(definition, policies, node);
    }

    /** An alarm on one metric. */
    private AlarmDefinition plain(Fields fields, String name) {
        int period = fields.required("Period") == null
                ? MetricReader.MINUTE
                : fields.read("Period", MetricReader.MINUTE, node -> period(node, fields.problems()));
        var percentile = percentile(fields);
        if (percentile != null && fields.has("Statistic")) {
            fields.refuse("ExtendedStatistic", "must not stand beside Statistic: an alarm has one of them", null);
        }
        var metric = new CustomizedMetricSpecification(
                MetricReader.required(fields, "Namespace"),
                MetricReader.required(fields, "MetricName"),
                MetricReader.dimensions(fields),
                percentile == null ? MetricReader.statistic(fields, "Statistic") : Statistic.AVERAGE,
                MetricReader.unit(fields),
                period);
        fields.know(List.of("Metrics", "Statistic", "ExtendedStatistic"));
        metrics.refuseUnpublished(fields, metric);
        return definition(fields, name, metric, period, percentile);
    }

    private AlarmDefinition computed(Fields fields, String name) {
        var math = new MetricMathReader(metrics).read(fields);
        MetricSpecification metric = math == null ? MetricReader.STAND_IN : math;
        return definition(fields, name, metric, metric.periodSeconds(), null);
    }

    /** {@code ExtendedStatistic}, with what few samples do (CW-24). */
    private static @Nullable ExtendedStatistic percentile(Fields fields) {
        var problems = fields.problems();
        var lowSamples = fields.optional("EvaluateLowSampleCountPercentile");
        boolean ignore = lowSamples != null
                && Scalars.word(lowSamples, List.of("evaluate", "ignore"), word -> word, "evaluate", problems)
                        .equals("ignore");
        return fields.<ExtendedStatistic>readOptional("ExtendedStatistic", node -> {
            try {
                return ExtendedStatistic.parse(Scalars.string(node, "p50", problems), ignore);
            } catch (IllegalArgumentException wrong) {
                Scalars.refuse(node, "must be a percentile such as p99.9: " + wrong.getMessage(), problems);
                return null;
            }
        });
    }

    private static AlarmDefinition definition(
            Fields fields,
            String name,
            MetricSpecification metric,
            int period,
            @Nullable ExtendedStatistic percentile) {
        fields.required("EvaluationPeriods");
        int longest = period < SECONDS_PER_HOUR ? SECONDS_PER_DAY : DAYS * SECONDS_PER_DAY;
        int periods = fields.integer("EvaluationPeriods", 1, longest / period, 1);
        int datapoints = fields.integer("DatapointsToAlarm", 1, periods, periods);
        fields.required("Threshold");
        var threshold = fields.number("Threshold", BigDecimal.ZERO);
        fields.required("ComparisonOperator");
        var operator = fields.word(
                "ComparisonOperator",
                ComparisonOperator.class,
                ComparisonOperator::awsName,
                ComparisonOperator.GREATER_THAN_THRESHOLD);
        var missing = fields.word(
                "TreatMissingData", TreatMissingData.class, TreatMissingData::awsName, TreatMissingData.MISSING);
        var exact = Rational.parse(threshold.toPlainString());
        return new AlarmDefinition(
                name, metric, metric.statistic(), operator, exact, period, periods, datapoints, missing, percentile);
    }

    /** CW-2. */
    static int period(Node node, Problems problems) {
        int minute = MetricReader.MINUTE;
        int period = (int) Scalars.integer(node, 10, SECONDS_PER_DAY, minute, problems);
        if (period != 10 && period != 20 && period != 30 && period % minute != 0) {
            Scalars.refuse(node, "must be 10, 20, 30 or a multiple of 60 (CW-2)", problems);
            return minute;
        }
        return period;
    }

    private static List<String> actions(Fields fields) {
        fields.required("AlarmActions");
        var policies = new ArrayList<String>();
        for (Node node : fields.list("AlarmActions")) {
            String action = Scalars.string(node, "", fields.problems());
            int inArn = action.lastIndexOf(IN_ARN);
            policies.add(inArn < 0 ? action : action.substring(inArn + IN_ARN.length()));
        }
        return policies;
    }
}
