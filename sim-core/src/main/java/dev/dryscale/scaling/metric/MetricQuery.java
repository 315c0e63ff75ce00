package dev.dryscale.scaling.metric;

import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code Metrics}: a metric with its statistic, or an expression.
 *
 * @param id begins with a small letter
 * @param metric null for an expression
 * @param expression null for a metric
 * @param returnData whether this one is the result; of one entry only
 */
public record MetricQuery(
        String id,
        @Nullable CustomizedMetricSpecification metric,
        @Nullable String expression,
        boolean returnData) {

    public MetricQuery {
        if (!id.matches("[a-z][A-Za-z0-9_]{0,254}")) {
            throw new IllegalArgumentException(
                    "Id must begin with a small letter and have letters, digits and underscores, was '" + id + "'");
        }
        if ((metric == null) == (expression == null)) {
            throw new IllegalArgumentException(id + " must have either a MetricStat or an Expression");
        }
    }
}
