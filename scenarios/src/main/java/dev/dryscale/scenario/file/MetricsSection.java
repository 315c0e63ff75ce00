package dev.dryscale.scenario.file;

import dev.dryscale.fleet.PublishedMetric;
import dev.dryscale.fleet.SimulatedMetric;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads {@code metrics:}, the custom metrics that the application publishes of itself. */
final class MetricsSection {

    private static final long SECOND = 1_000_000_000L;
    private static final int MINUTE = 60;
    private static final int LONGEST_LAG = 3_600;

    private MetricsSection() {}

    static List<PublishedMetric> read(Fields fields, Reading reading) {
        var metrics = new ArrayList<PublishedMetric>();
        for (Node node : fields.list("metrics")) {
            var metric = one(Fields.of(node, reading.problems()), reading.problems());
            boolean again = metrics.stream()
                    .anyMatch(other -> other.namespace().equals(metric.namespace())
                            && other.metricName().equals(metric.metricName()));
            if (again) {
                Scalars.refuse(node, "must have a Namespace and MetricName of its own", reading.problems());
            }
            metrics.add(metric);
        }
        return metrics;
    }

    private static PublishedMetric one(Fields fields, Problems problems) {
        String namespace = name(fields, "Namespace", problems);
        if (namespace.startsWith("AWS/")) {
            fields.refuse("Namespace", "must not begin with AWS/, which is for AWS's own metrics", namespace);
        }
        var known = Arrays.stream(SimulatedMetric.values())
                .filter(metric -> !metric.word().isEmpty())
                .toList();
        var of = fields.required("of");
        var source = of == null
                ? SimulatedMetric.CPU_OF_ALL
                : Scalars.word(of, known, SimulatedMetric::word, SimulatedMetric.CPU_OF_ALL, problems);
        var metric = new PublishedMetric(
                namespace,
                name(fields, "MetricName", problems),
                source,
                fields.read("resolution", MINUTE, node -> resolution(node, problems)),
                fields.<Integer>readOptional(
                        "lag", node -> (int) (Quantity.nanos(node, 0, LONGEST_LAG * SECOND, 0, problems) / SECOND)));
        fields.finish();
        return metric;
    }

    private static String name(Fields fields, String key, Problems problems) {
        var node = fields.required(key);
        return node == null ? "" : Scalars.string(node, "", problems);
    }

    private static int resolution(Node node, Problems problems) {
        long seconds = Quantity.nanos(node, SECOND, MINUTE * SECOND, MINUTE * SECOND, problems) / SECOND;
        if (seconds != 10 && seconds != MINUTE) {
            Scalars.refuse(node, "must be 10s or 60s", problems);
            return MINUTE;
        }
        return (int) seconds;
    }
}
