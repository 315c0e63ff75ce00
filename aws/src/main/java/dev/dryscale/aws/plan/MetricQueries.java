package dev.dryscale.aws.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import java.util.regex.Pattern;

/** The metric behind a target tracking policy, as {@code get-metric-data} asks for it (TT-19). */
final class MetricQueries {

    private static final Pattern LABEL = Pattern.compile("(app/[^/]+/[^/]+)/(targetgroup/[^/]+/[^/]+)");
    private static final int PERIOD_SECONDS = 60;

    private MetricQueries() {}

    static ArrayNode of(ObjectNode policy, String group) {
        var queries = JsonNodeFactory.instance.arrayNode();
        var configuration = policy.path("TargetTrackingConfiguration");
        var customized = configuration.path("CustomizedMetricSpecification");
        if (customized.has("Metrics")) {
            customized.get("Metrics").forEach(query -> queries.add(withPeriod(query.deepCopy())));
        } else if (customized.isObject()) {
            var query = query(queries, customized.path("Statistic").asText());
            query.put("Namespace", customized.path("Namespace").asText());
            query.put("MetricName", customized.path("MetricName").asText());
            if (customized.has("Dimensions")) {
                query.set("Dimensions", customized.get("Dimensions").deepCopy());
            }
        } else {
            predefined(queries, configuration.path("PredefinedMetricSpecification"), group);
        }
        return queries;
    }

    private static void predefined(ArrayNode queries, JsonNode specification, String group) {
        var type = PredefinedMetricType.ofAwsName(
                specification.path("PredefinedMetricType").asText());
        var metric = query(queries, type.statistic().awsName());
        metric.put("Namespace", type.namespace()).put("MetricName", type.metricName());
        var dimensions = metric.putArray("Dimensions");
        var label = LABEL.matcher(specification.path("ResourceLabel").asText());
        if (type == PredefinedMetricType.ALB_REQUEST_COUNT_PER_TARGET && label.matches()) {
            dimensions.addObject().put("Name", "LoadBalancer").put("Value", label.group(1));
            dimensions.addObject().put("Name", "TargetGroup").put("Value", label.group(2));
        } else {
            dimensions.addObject().put("Name", "AutoScalingGroupName").put("Value", group);
        }
    }

    /** Adds a query and returns its metric, to be named. */
    private static ObjectNode query(ArrayNode queries, String statistic) {
        var query = queries.addObject().put("Id", "tracked").put("ReturnData", true);
        var stat = query.putObject("MetricStat");
        stat.put("Period", PERIOD_SECONDS).put("Stat", statistic);
        return stat.putObject("Metric");
    }

    private static JsonNode withPeriod(JsonNode query) {
        if (query.get("MetricStat") instanceof ObjectNode stat && !stat.has("Period")) {
            stat.put("Period", PERIOD_SECONDS);
        }
        return query;
    }
}
