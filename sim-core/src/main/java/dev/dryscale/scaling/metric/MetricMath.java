package dev.dryscale.scaling.metric;

import dev.dryscale.scaling.metric.MathValue.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A customized metric that is computed of others (TT-7, TT-51). All its metrics have one period; the result is the datapoints
 * of the one query that returns data.
 */
public final class MetricMath implements MetricSpecification {

    /** TT-7: an alarm may refer to so many metrics. */
    public static final int MOST_METRICS = 10;

    private final List<MetricQuery> queries;
    private final Map<String, MathNode> nodes = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException when an expression cannot be read, is no single time series, or refers to itself; when
     *     ids repeat, more than ten metrics are used, or not exactly one query returns data
     */
    public MetricMath(List<MetricQuery> queries) {
        this.queries = List.copyOf(queries);
        checkCounts(queries);
        for (MetricQuery query : queries) {
            if (queries.stream().filter(other -> other.id().equals(query.id())).count() > 1) {
                throw new IllegalArgumentException("the Id " + query.id() + " is used twice");
            }
            String expression = query.expression();
            if (expression != null) {
                nodes.put(query.id(), MathParser.parse(expression));
            }
        }
        if (inputs().stream()
                        .mapToInt(CustomizedMetricSpecification::periodSeconds)
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException("all metrics of an expression must have one Period");
        }
        refuseCircles(returned().id(), new LinkedHashSet<>());
        evaluate(metric -> List.of(Rational.ONE, Rational.ONE), 2, 0);
    }

    private static void checkCounts(List<MetricQuery> queries) {
        long returning = queries.stream().filter(MetricQuery::returnData).count();
        if (returning != 1) {
            throw new IllegalArgumentException(
                    "exactly one of the Metrics must have ReturnData true, " + returning + " have (TT-7)");
        }
        long metrics = queries.stream().filter(query -> query.metric() != null).count();
        if (metrics < 1 || metrics > MOST_METRICS) {
            throw new IllegalArgumentException(
                    "metric math must use 1 to " + MOST_METRICS + " metrics, uses " + metrics + " (TT-7)");
        }
    }

    private void refuseCircles(String id, Set<String> above) {
        if (!above.add(id)) {
            throw new IllegalArgumentException("the expressions " + String.join(", ", above) + " refer to each other");
        }
        var node = nodes.get(id);
        if (node != null) {
            references(node).forEach(used -> refuseCircles(used, new LinkedHashSet<>(above)));
        }
    }

    private static List<String> references(MathNode node) {
        if (node instanceof MathNode.Reference reference) {
            return List.of(reference.id());
        }
        List<MathNode> parts = node instanceof MathNode.Call call
                ? call.arguments()
                : node instanceof MathNode.Listed listed
                        ? listed.items()
                        : node instanceof MathNode.Operation operation
                                ? List.of(operation.left(), operation.right())
                                : node instanceof MathNode.Negation negation ? List.of(negation.operand()) : List.of();
        return parts.stream().flatMap(part -> references(part).stream()).toList();
    }

    public List<MetricQuery> queries() {
        return queries;
    }

    /** The metrics that are computed with, in the order of the queries. */
    public List<CustomizedMetricSpecification> inputs() {
        var inputs = new ArrayList<CustomizedMetricSpecification>();
        for (MetricQuery query : queries) {
            var metric = query.metric();
            if (metric != null) {
                inputs.add(metric);
            }
        }
        return inputs;
    }

    MetricQuery returned() {
        return queries.stream().filter(MetricQuery::returnData).findFirst().orElseThrow();
    }

    @Nullable MathNode node(String id) {
        return nodes.get(id);
    }

    /**
     * The datapoints of the result, oldest first; null is missing.
     *
     * @param input the datapoints of each metric over the same slots
     * @param newestEndEpochSecond end of the newest slot on the calendar
     */
    public List<@Nullable Rational> evaluate(
            Function<CustomizedMetricSpecification, List<@Nullable Rational>> input,
            int slots,
            long newestEndEpochSecond) {
        var series = new LinkedHashMap<String, Series>();
        for (MetricQuery query : queries) {
            var metric = query.metric();
            if (metric != null) {
                series.put(query.id(), new Series(input.apply(metric)));
            }
        }
        return new MathEvaluation(this, series, slots, newestEndEpochSecond)
                .result()
                .values();
    }

    /** Computed metrics belong to no namespace. */
    @Override
    public String namespace() {
        return "";
    }

    /** The expression, or the metric that is returned as it is. */
    @Override
    public String metricName() {
        var returned = returned();
        var metric = returned.metric();
        var expression = returned.expression();
        return metric != null ? metric.metricName() : expression == null ? "" : expression;
    }

    @Override
    public Statistic statistic() {
        return Statistic.AVERAGE;
    }

    @Override
    public int periodSeconds() {
        return inputs().get(0).periodSeconds();
    }

    /** Warming instances are left out where every input leaves them out. */
    @Override
    public MetricFamily family() {
        var families =
                inputs().stream().map(MetricSpecification::family).distinct().toList();
        return families.size() == 1 ? families.get(0) : MetricFamily.CUSTOM;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MetricMath that && queries.equals(that.queries);
    }

    @Override
    public int hashCode() {
        return queries.hashCode();
    }

    @Override
    public String toString() {
        return metricName();
    }
}
