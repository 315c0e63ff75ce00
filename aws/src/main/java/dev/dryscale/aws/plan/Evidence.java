package dev.dryscale.aws.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.live.LiveGroup;
import dev.dryscale.aws.live.LivePolicy;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scenario.input.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation found out: the {@code result.json} of {@code compare}.
 *
 * @param sha256 of the file
 */
public record Evidence(Result result, String sha256) {

    private static final int MOST_BYTES = 64 << 20;
    private static final List<String> DOCUMENTS = List.of(".json", ".yaml", ".yml");

    /** The members of {@code result.json} that matter here. */
    record Result(
            String format,
            int formatVersion,
            String version,
            String scenario,
            long seed,
            int replications,
            Verdict verdict,
            List<Candidate> candidates,
            Map<String, String> inputs) {}

    record Verdict(@Nullable String winner, String sentence) {}

    /** One candidate; {@code group} is null in files of versions that did not write it. */
    record Candidate(
            String name,
            @Nullable String profile,
            @Nullable Group group,
            @Nullable List<ObjectNode> definitions,
            Map<String, Value> estimates,
            Map<String, Value> differences,
            Run run) {}

    /** The words of a group under AWS's names. */
    record Group(
            @com.fasterxml.jackson.annotation.JsonProperty("AutoScalingGroupName")
            String name,

            @com.fasterxml.jackson.annotation.JsonProperty("MinSize")
            int minSize,

            @com.fasterxml.jackson.annotation.JsonProperty("MaxSize")
            int maxSize,

            @com.fasterxml.jackson.annotation.JsonProperty("DefaultCooldown")
            int defaultCooldown,

            @com.fasterxml.jackson.annotation.JsonProperty("DefaultInstanceWarmup") @Nullable Integer warmup) {}

    record Value(
            String unit,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high) {}

    record Run(String start, double horizonS) {}

    /** Reads the evidence in {@code file}. */
    public static Evidence read(Path file, String shown) throws IOException {
        var bytes = StrictJson.bytes(file, shown, MOST_BYTES);
        var result = StrictJson.readReport(bytes, shown, Result.class);
        if (!"dryscale-result".equals(result.format()) || result.formatVersion() != 1) {
            throw new IllegalArgumentException(shown + ": must be a result.json of dryscale compare");
        }
        for (var candidate : result.candidates()) {
            if (candidate.group() == null || candidate.definitions() == null) {
                throw new IllegalArgumentException(shown + ": was written by Dryscale " + result.version()
                        + ", which did not say what the group was; run compare again");
            }
        }
        return new Evidence(result, Digest.of(bytes));
    }

    /**
     * The candidate of that name.
     *
     * @throws IllegalArgumentException naming those there are
     */
    Candidate candidate(String name) {
        return result.candidates().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the evidence has no policy " + name + "; it has: "
                        + String.join(
                                ", ",
                                result.candidates().stream()
                                        .map(Candidate::name)
                                        .toList())));
    }

    Candidate baseline() {
        return result.candidates().get(0);
    }

    /** Name and digest of the recorded traffic; empty when all traffic was made up. */
    Map<String, String> traces() {
        var traces = new TreeMap<>(result.inputs());
        traces.keySet().removeIf(name -> DOCUMENTS.stream().anyMatch(name::endsWith));
        return traces;
    }

    Duration span() {
        return Duration.ofSeconds((long) baseline().run().horizonS());
    }

    Instant end() {
        return Instant.parse(baseline().run().start()).plus(span());
    }

    /** Whether the recorded traffic is long and the group's own, or of three recordings at least. */
    boolean isStrong(LiveGroup live) {
        boolean own =
                live.name().equals(Objects.requireNonNull(baseline().group()).name());
        return traces().size() >= 3 || (own && !traces().isEmpty() && span().toDays() >= 7);
    }

    boolean namesItsGroup() {
        return !Objects.requireNonNull(baseline().group()).name().isEmpty();
    }

    /** Why this says nothing about the live group as it is now; empty when it does. */
    List<String> mismatches(LiveGroup live, LivePolicy current) {
        var reasons = new ArrayList<String>();
        var group = Objects.requireNonNull(baseline().group());
        if (!group.name().isEmpty() && !group.name().equals(live.name())) {
            reasons.add("the evidence is of group " + group.name() + ", not of " + live.name());
        }
        differ(reasons, "MinSize", group.minSize(), live.minSize());
        differ(reasons, "MaxSize", group.maxSize(), live.maxSize());
        differ(reasons, "DefaultCooldown", group.defaultCooldown(), live.defaultCooldown());
        differ(reasons, "DefaultInstanceWarmup", group.warmup(), live.defaultInstanceWarmup());
        if (!Profile.AWS_2026.equals(baseline().profile())) {
            reasons.add("the evidence was made with profile " + baseline().profile() + ", AWS is simulated by "
                    + Profile.AWS_2026);
        }
        if (definitions(baseline()).stream().noneMatch(definition -> sameScaling(definition, current.request()))) {
            reasons.add("the evidence's baseline " + baseline().name() + " is not what the live policy "
                    + current.name() + " does: " + current.request().path("TargetTrackingConfiguration"));
        }
        return reasons;
    }

    private static void differ(List<String> reasons, String word, @Nullable Object evidence, @Nullable Object live) {
        if (!Objects.equals(evidence, live)) {
            reasons.add("the evidence has " + word + " " + (evidence == null ? "not set" : evidence)
                    + ", the live group " + (live == null ? "has it not set" : "has " + live));
        }
    }

    static List<ObjectNode> definitions(Candidate candidate) {
        return Objects.requireNonNull(candidate.definitions()).stream()
                .sorted(Comparator.comparing(policy -> policy.path("PolicyName").asText()))
                .toList();
    }

    /** Whether two policies do the same, whatever they are called. */
    static boolean sameScaling(ObjectNode one, ObjectNode other) {
        return Scaling.of(one).equals(Scaling.of(other));
    }
}
