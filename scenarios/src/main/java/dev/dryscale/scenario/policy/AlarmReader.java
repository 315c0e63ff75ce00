package dev.dryscale.scenario.policy;

import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.ComparisonOperator;
import dev.dryscale.scaling.alarm.TreatMissingData;
import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the alarms of step and simple scaling policies in the shape of {@code put-metric-alarm}; {@code AlarmActions} names the
 * policies that an alarm invokes, by name or by ARN.
 */
final class AlarmReader {

    private static final int MINUTE = 60;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final String IN_ARN = "policyName/";

    private AlarmReader() {}

    /**
     * An alarm and the names of the policies that it invokes.
     *
     * @param node where its actions stand
     */
    record Alarm(AlarmDefinition definition, List<String> policies, Node node) {}

    static List<Alarm> read(List<Node> nodes, Problems problems) {
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

    private static Alarm one(Fields fields, Node node) {
        String name = MetricReader.required(fields, "AlarmName", true);
        fields.text("AlarmDescription", "");
        var definition = definition(fields, name, metric(fields));
        var policies = actions(fields);
        fields.finish();
        return new Alarm(definition, policies, node);
    }

    private static AlarmDefinition definition(Fields fields, String name, CustomizedMetricSpecification metric) {
        int period = period(fields);
        fields.required("EvaluationPeriods");
        int periods = fields.integer("EvaluationPeriods", 1, SECONDS_PER_DAY / period, 1);
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
                name, metric, metric.statistic(), operator, exact, period, periods, datapoints, missing);
    }

    private static CustomizedMetricSpecification metric(Fields fields) {
        String metricName = MetricReader.required(fields, "MetricName", true);
        String namespace = MetricReader.required(fields, "Namespace", true);
        fields.required("Statistic");
        var metric = new CustomizedMetricSpecification(
                namespace,
                metricName,
                MetricReader.dimensions(fields),
                fields.word("Statistic", Statistic.class, Statistic::awsName, Statistic.AVERAGE),
                null,
                MINUTE);
        if (!metricName.isEmpty() && !namespace.isEmpty()) {
            MetricReader.refuseUnpublished(fields, metric);
        }
        return metric;
    }

    /** CW-2, and no finer than the fleet's metrics. */
    private static int period(Fields fields) {
        var node = fields.required("Period");
        if (node == null) {
            return MINUTE;
        }
        var problems = fields.problems();
        int period = (int) Scalars.integer(node, 10, SECONDS_PER_DAY, MINUTE, problems);
        if (period == 10 || period == 20 || period == 30) {
            Scalars.refuse(node, "must be a multiple of 60: high-resolution metrics cannot be simulated yet", problems);
            return MINUTE;
        }
        if (period % MINUTE != 0) {
            Scalars.refuse(node, "must be 10, 20, 30 or a multiple of 60 (CW-2)", problems);
            return MINUTE;
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
