package dev.dryscale.scenario.file;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.experiment.reference.Clairvoyant;
import dev.dryscale.experiment.reference.FixedCapacity;
import dev.dryscale.experiment.reference.HorizontalPodAutoscaler;
import dev.dryscale.experiment.reference.QueueingStaffing;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code references:}, the yardsticks that stand beside the policies in a comparison and never win. */
final class ReferenceSection {

    static final String CLAIRVOYANT = "clairvoyant";
    static final String FIXED_CAPACITY = "fixedCapacity";
    static final String QUEUEING_STAFFING = "queueingStaffing";
    static final String HPA = "hpa";

    private static final List<String> WORDS = List.of(CLAIRVOYANT, FIXED_CAPACITY, QUEUEING_STAFFING, HPA);
    private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(100);

    private final Scenario scenario;
    private final Problems problems;
    private final List<Candidate> references = new ArrayList<>();

    private ReferenceSection(Scenario scenario, Problems problems) {
        this.scenario = scenario;
        this.problems = problems;
    }

    /** The references in the order of the file, none of which may have the name of another candidate. */
    static List<Candidate> read(Fields fields, Scenario scenario, List<Candidate> candidates) {
        var section = new ReferenceSection(scenario, fields.problems());
        var names = new ArrayList<>(candidates.stream().map(Candidate::name).toList());
        for (Node node : fields.list("references")) {
            var reference = section.reference(node);
            if (reference != null && names.contains(reference.name())) {
                Scalars.refuse(
                        node,
                        "must not come twice, nor have the name of a policy: " + reference.name(),
                        fields.problems());
            } else if (reference != null) {
                names.add(reference.name());
                section.references.add(reference);
            }
        }
        return section.references;
    }

    private @Nullable Candidate reference(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            String word = Scalars.word(node, WORDS, text -> text, "", problems);
            return word.isEmpty()
                    ? null
                    : named(word, node, Fields.of(new MappingNode(node.place(), Map.of(), Map.of()), problems));
        }
        var fields = Fields.of(mapping, problems);
        String word = fields.exactlyOneOf(WORDS.toArray(String[]::new));
        var inner = word == null ? null : fields.optional(word);
        fields.finish();
        if (word == null || inner == null) {
            return null;
        }
        if (word.equals(FIXED_CAPACITY)) {
            return fixed(inner);
        }
        var members = Fields.of(inner, problems);
        var reference = named(word, node, members);
        members.finish();
        return reference;
    }

    private @Nullable Candidate named(String word, Node node, Fields members) {
        return switch (word) {
            case CLAIRVOYANT -> clairvoyant(node);
            case QUEUEING_STAFFING -> queueing(node, members);
            case HPA -> hpa(members);
            default -> {
                Scalars.refuse(node, "needs the number of instances: {fixedCapacity: 4}", problems);
                yield null;
            }
        };
    }

    private @Nullable Candidate clairvoyant(Node node) {
        var slo = scenario.slo();
        if (slo == null || scenario.fidelity() == Fidelity.LOAD) {
            Scalars.refuse(node, "needs slo: and requests, which its schedule is to serve in time", problems);
            return null;
        }
        return of(new Clairvoyant(CLAIRVOYANT, slo), "bound for the per-minute SLO");
    }

    private @Nullable Candidate queueing(Node node, Fields members) {
        var beta = members.number("beta", BigDecimal.ONE);
        if (beta.signum() < 0 || beta.compareTo(BigDecimal.TEN) > 0) {
            members.refuse("beta", "must be from 0 to 10", beta.toPlainString());
            return null;
        }
        int window = members.integer("windowMinutes", 1, 60, 5);
        double mean = scenario.fleet().service().time().mean();
        if (scenario.fidelity() == Fidelity.LOAD || !(mean > 0)) {
            Scalars.refuse(node, "needs requests with a service time", problems);
            return null;
        }
        var rule = new QueueingStaffing(
                "queueing-staffing", mean, scenario.fleet().unitsPerInstance(), beta.doubleValue(), window);
        return of(rule, "square-root staffing from the measured load");
    }

    private @Nullable Candidate hpa(Fields members) {
        var target = members.number("targetUtilization", BigDecimal.valueOf(60));
        var tolerance = members.number("tolerance", new BigDecimal("0.1"));
        int window = members.integer(
                "stabilizationWindowSeconds", 0, 3600, HorizontalPodAutoscaler.DEFAULT_STABILIZATION_SECONDS);
        boolean sound = true;
        if (target.signum() <= 0 || target.compareTo(MOST_PERCENT) > 0) {
            members.refuse("targetUtilization", "must be a percentage above 0 and up to 100", target.toPlainString());
            sound = false;
        }
        if (tolerance.signum() < 0 || tolerance.compareTo(BigDecimal.ONE) >= 0) {
            members.refuse("tolerance", "must be from 0 to below 1", tolerance.toPlainString());
            sound = false;
        }
        return sound
                ? of(new HorizontalPodAutoscaler(HPA, exact(target), exact(tolerance), window), "Kubernetes' formula")
                : null;
    }

    private @Nullable Candidate fixed(Node node) {
        var group = scenario.fleet().group();
        int instances = (int) Scalars.integer(node, group.minSize(), group.maxSize(), group.maxSize(), problems);
        return new Candidate(
                "fixed-" + instances, List.of(), "no policy", FixedCapacity.of(scenario.fleet(), instances), true);
    }

    private static Candidate of(ScalingPolicy policy, String origin) {
        return new Candidate(policy.name(), List.of(policy), origin, null, true);
    }

    private static Rational exact(BigDecimal value) {
        return Rational.parse(value.stripTrailingZeros().toPlainString());
    }
}
