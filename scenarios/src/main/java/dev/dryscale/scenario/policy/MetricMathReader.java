package dev.dryscale.scenario.policy;

import dev.dryscale.scaling.metric.CustomizedMetricSpecification;
import dev.dryscale.scaling.metric.MetricMath;
import dev.dryscale.scaling.metric.MetricQuery;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Reads {@code Metrics}, the metric math of a customized metric or of an alarm (TT-7). */
final class MetricMathReader {

    private final MetricReader metrics;

    MetricMathReader(MetricReader metrics) {
        this.metrics = metrics;
    }

    /** The computed metric of {@code fields}; null when it is wrong, which is then told. */
    @Nullable MetricMath read(Fields fields) {
        int errors = fields.problems().all().size();
        var queries = new ArrayList<MetricQuery>();
        for (Node node : fields.list("Metrics")) {
            var query = query(Fields.of(node, fields.problems()), node);
            if (query != null) {
                queries.add(query);
            }
        }
        if (fields.problems().all().size() > errors) {
            return null;
        }
        try {
            return new MetricMath(queries);
        } catch (IllegalArgumentException wrong) {
            fields.refuse("Metrics", "cannot be computed: " + wrong.getMessage(), null);
            return null;
        }
    }

    /** The metric of a list's only query; null when it is wrong, which is then told. */
    @Nullable MetricSpecification single(Node node, Problems problems) {
        var query = query(Fields.of(node, problems), node);
        return query == null ? null : query.metric();
    }

    private @Nullable MetricQuery query(Fields fields, Node node) {
        int errors = fields.problems().all().size();
        String id = MetricReader.required(fields, "Id");
        fields.text("Label", "");
        boolean returnData = fields.flag("ReturnData", true);
        String kind = fields.exactlyOneOf("MetricStat", "Expression");
        var stat = "MetricStat".equals(kind) ? fields.mapping("MetricStat") : null;
        var metric = stat == null ? null : metric(stat);
        String expression = "Expression".equals(kind) ? MetricReader.required(fields, "Expression") : null;
        fields.finish();
        if (fields.problems().all().size() > errors) {
            return null;
        }
        try {
            return new MetricQuery(id, metric, expression, returnData);
        } catch (IllegalArgumentException wrong) {
            Scalars.refuse(node, String.valueOf(wrong.getMessage()), fields.problems());
            return null;
        }
    }

    private @Nullable CustomizedMetricSpecification metric(Fields stat) {
        stat.required("Metric");
        var named = stat.mapping("Metric");
        if (named == null) {
            return null;
        }
        var statistic = MetricReader.statistic(stat, "Stat");
        String unit = MetricReader.unit(stat);
        int period = stat.read("Period", MetricReader.MINUTE, node -> AlarmReader.period(node, stat.problems()));
        var metric = new CustomizedMetricSpecification(
                MetricReader.required(named, "Namespace"),
                MetricReader.required(named, "MetricName"),
                MetricReader.dimensions(named),
                statistic,
                unit,
                period);
        named.finish();
        stat.finish();
        metrics.refuseUnpublished(named, metric);
        return metric;
    }
}
