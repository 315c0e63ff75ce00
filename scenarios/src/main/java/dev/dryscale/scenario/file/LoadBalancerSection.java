package dev.dryscale.scenario.file;

import dev.dryscale.fleet.LoadBalancerModel;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.RoutingOptions;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code loadBalancer:}, the Application Load Balancer in front of the group. */
final class LoadBalancerSection {

    private static final long SECOND = 1_000_000_000;
    private static final long LONGEST_DRAIN = 3600 * SECOND;
    private static final long SHORTEST_INTERVAL = 5 * SECOND;
    private static final long LONGEST_INTERVAL = 300 * SECOND;
    private static final long SHORTEST_SLOW_START = 30 * SECOND;
    private static final long LONGEST_SLOW_START = 900 * SECOND;
    private static final int MOST_RULES = 200;
    private static final int MOST_CHOICES = 100;
    private static final int MOST_WEIGHT = 1_000;
    private static final int MOST_PER_CONNECTION = 1_000_000;

    private LoadBalancerSection() {}

    static @Nullable LoadBalancerModel read(@Nullable Fields fields, Profile profile, Reading reading) {
        if (fields == null) {
            return null;
        }
        var problems = reading.problems();
        long delay = profile.deregistrationDelaySeconds() * SECOND;
        long interval = profile.healthCheckIntervalSeconds() * SECOND;
        var algorithm = fields.word(
                "algorithm",
                RoutingAlgorithm.class,
                word -> word.name().toLowerCase(Locale.ROOT),
                RoutingAlgorithm.ROUND_ROBIN);
        var model = new LoadBalancerModel(
                algorithm,
                fields.read("deregistrationDelay", delay, node -> time(node, 0, LONGEST_DRAIN, problems)),
                fields.read(
                        "healthCheckInterval",
                        interval,
                        node -> time(node, SHORTEST_INTERVAL, LONGEST_INTERVAL, problems)),
                profile.healthCheckWait(),
                fields.integer("requestsPerConnection", 1, MOST_PER_CONNECTION, 1),
                fields.integer("rules", 1, MOST_RULES, 1),
                routing(fields, algorithm, problems));
        fields.finish();
        return model;
    }

    private static RoutingOptions routing(Fields fields, RoutingAlgorithm algorithm, Problems problems) {
        int choices = fields.integer("choices", 1, MOST_CHOICES, 2);
        boolean replacement = fields.flag("replacement", false);
        var ties = fields.read(
                "ties",
                "in_turn",
                node -> Scalars.word(node, List.of("in_turn", "random"), w -> w, "in_turn", problems));
        var weights = fields.list("weights").stream()
                .map(node -> (int) Scalars.integer(node, 1, MOST_WEIGHT, 1, problems))
                .toList();
        int most = fields.integer("most", 1, MOST_CHOICES, RoutingOptions.DEFAULT_MOST);
        needs(fields, "most", algorithm, RoutingAlgorithm.PACKING);
        needs(fields, "choices", algorithm, RoutingAlgorithm.POWER_OF_CHOICES);
        needs(fields, "replacement", algorithm, RoutingAlgorithm.POWER_OF_CHOICES);
        needs(fields, "ties", algorithm, RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS);
        needs(fields, "weights", algorithm, RoutingAlgorithm.WEIGHTED_RANDOM);
        needs(fields, "slowStart", algorithm, RoutingAlgorithm.ROUND_ROBIN);
        long slowStart = fields.read("slowStart", 0L, node -> slowStart(node, problems));
        return new RoutingOptions(choices, replacement, ties.equals("random"), weights, slowStart, most);
    }

    private static long slowStart(Node node, Problems problems) {
        long nanos = time(node, 0, LONGEST_SLOW_START, problems);
        if (nanos > 0 && nanos < SHORTEST_SLOW_START) {
            Scalars.refuse(node, "must be 0 or from 30 s to 900 s (LC-14)", problems);
        }
        return nanos;
    }

    private static void needs(Fields fields, String key, RoutingAlgorithm algorithm, RoutingAlgorithm needed) {
        if (fields.has(key) && algorithm != needed) {
            fields.refuse(
                    key,
                    "needs algorithm: " + needed.name().toLowerCase(Locale.ROOT),
                    algorithm.name().toLowerCase(Locale.ROOT));
        }
    }

    private static long time(Node node, long least, long most, Problems problems) {
        return Quantity.nanos(node, least, most, least, problems);
    }
}
