package dev.dryscale.aws.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.live.LiveGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person has to know and do beside the change: the prediction, and the parts of the winner that are not ours to apply.
 *
 * @param applied the one definition that the plan applies
 */
record HandOver(Evidence evidence, Evidence.Candidate winner, ObjectNode applied, LiveGroup live, String region) {

    private static final List<String> SHOWN = List.of("cost", "p99", "errors", "activities");

    /** Lines to run by hand, each a command or the place to look. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        var group = Objects.requireNonNull(winner.group());
        var words = new StringBuilder();
        option(words, "--min-size", group.minSize(), live.minSize());
        option(words, "--max-size", group.maxSize(), live.maxSize());
        option(words, "--default-cooldown", group.defaultCooldown(), live.defaultCooldown());
        option(words, "--default-instance-warmup", group.warmup(), live.defaultInstanceWarmup());
        if (!words.isEmpty()) {
            lines.add("aws autoscaling update-auto-scaling-group --region " + region + " --auto-scaling-group-name "
                    + Commands.quoted(live.name()) + words);
        }
        for (var definition : Evidence.definitions(winner)) {
            if (!definition.equals(applied)) {
                lines.add("dryscale export " + evidence.result().scenario() + " --policy " + winner.name()
                        + "  # also has policy " + definition.path("PolicyName").asText());
            }
        }
        return lines;
    }

    private static void option(StringBuilder words, String option, @Nullable Integer won, @Nullable Integer live) {
        if (!Objects.equals(won, live)) {
            words.append(' ').append(option).append(' ').append(won == null ? -1 : won);
        }
    }

    /** The effect with what is done by hand and without it. */
    List<String> prediction() {
        var lines = new ArrayList<>(effect(winner));
        if (!lines().isEmpty()) {
            lines.add(0, "with what is to be done by hand:");
            lines.add("with the policy alone:");
            alone().ifPresentOrElse(
                            candidate -> lines.addAll(effect(candidate)),
                            () -> lines.add("  not simulated: compare has no candidate with this policy alone"));
        }
        return lines;
    }

    private Optional<Evidence.Candidate> alone() {
        return evidence.result().candidates().stream()
                .filter(candidate ->
                        Objects.equals(candidate.group(), evidence.baseline().group()))
                .filter(candidate -> Evidence.definitions(candidate).size() == 1
                        && Evidence.sameScaling(Evidence.definitions(candidate).get(0), applied))
                .findFirst();
    }

    private List<String> effect(Evidence.Candidate candidate) {
        var lines = new ArrayList<String>();
        for (var measure : SHOWN) {
            var before = evidence.baseline().estimates().get(measure);
            var after = candidate.estimates().get(measure);
            var difference = candidate.differences().get(measure);
            if (before != null && after != null) {
                var between = difference == null ? "" : "; the difference is " + interval(difference);
                lines.add("  " + measure + " " + shown(before.value()) + " -> " + interval(after) + " " + after.unit()
                        + between);
            }
        }
        return lines;
    }

    private static String interval(Evidence.Value value) {
        return shown(value.value()) + " (" + shown(value.low()) + " to " + shown(value.high()) + ")";
    }

    private static String shown(@Nullable Double value) {
        return value == null ? "unknown" : String.format(Locale.ROOT, "%.4g", value);
    }
}
