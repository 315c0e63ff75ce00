package dev.dryscale.experiment;

import dev.dryscale.experiment.Estimate.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names a winner or says why there is none. With gates or an objective the cheapest candidate that keeps them wins;
 * without, a candidate must be cheaper and, by its interval, no worse in p99, errors and time over the SLO.
 */
final class Judge {

    /** A cheaper candidate counts as no worse if its measure is at most so much larger (non-inferiority margin). */
    private static final double NOT_WORSE_MARGIN = 0.05;

    /** Of being wrong about any of the cost differences, by Holm's correction. */
    private static final double LEVEL = 0.05;

    private final List<CandidateResult> results;
    private final Samples samples;
    private final boolean gated;

    Judge(List<CandidateResult> results, Samples samples, boolean gated) {
        this.results = results;
        this.samples = samples;
        this.gated = gated;
    }

    Verdict verdict() {
        var known = samples.source();
        var source = known == null ? Source.NONE : known;
        var policies = policies();
        if (policies.isEmpty()) {
            return new Verdict(null, "references only: there is no policy to judge", source);
        }
        if (policies.size() == 1) {
            return new Verdict(null, alone(results.get(policies.get(0))), source);
        }
        var eligible = eligible();
        var unable = unable(eligible, source);
        if (unable != null) {
            return new Verdict(null, unable, source);
        }
        return ofEligible(eligible, source);
    }

    /** The cheapest of those that keep the gates, unless there is an objection against one of the others. */
    private Verdict ofEligible(List<Integer> eligible, Source source) {
        int best = cheapest(eligible);
        var others = eligible.stream().filter(other -> other != best).toList();
        var cheaper = Holm.significant(
                others.stream()
                        .mapToDouble(other -> samples.pValue(Measure.COST, best, other))
                        .toArray(),
                LEVEL);
        for (int i = 0; i < others.size(); i++) {
            var objection = objection(best, others.get(i), cheaper[i]);
            if (objection != null) {
                var cost = samples.difference(Measure.COST, best, others.get(i));
                return new Verdict(null, "no winner yet: " + objection, cost.source());
            }
        }
        return new Verdict(name(best), sentence(best, eligible.size()), winnersSource(best, others, source));
    }

    /** Why the policies cannot be judged at all; null when they can. */
    private @Nullable String unable(List<Integer> eligible, Source source) {
        if (source == Source.NONE) {
            return "no winner yet: one replication gives no interval";
        }
        if (results.stream().noneMatch(result -> result.bill().isPriced())) {
            return "no winner yet: no prices are stated, and a winner is the cheapest";
        }
        return eligible.isEmpty() ? "no winner: every policy misses a gate" : null;
    }

    /** The days of a recording are named as soon as they decide about one of the differences. */
    private Source winnersSource(int best, List<Integer> others, Source otherwise) {
        boolean days = others.stream()
                .anyMatch(other -> samples.difference(Measure.COST, best, other).source() == Source.DAYS);
        return days ? Source.DAYS : otherwise;
    }

    private String alone(CandidateResult result) {
        return String.format(
                Locale.ROOT,
                "%s: %s, p99 %s, %s scaling activities%s",
                result.candidate().name(),
                result.bill().isPriced()
                        ? Phrases.dollarsPerMonth(result.estimate(Measure.COST_PER_MONTH))
                        : "not priced",
                Phrases.seconds(result.estimate(Measure.P99).value()),
                Phrases.count(result.estimate(Measure.ACTIVITIES).value()),
                gateWords(result));
    }

    private static String gateWords(CandidateResult result) {
        if (result.gates().isEmpty()) {
            return "";
        }
        long missed = result.gates().stream().filter(gate -> !gate.held()).count();
        return missed == 0
                ? ", every gate held"
                : ", " + missed + " of " + result.gates().size() + " gates missed";
    }

    /** All but the references, which are no choice. */
    private List<Integer> policies() {
        var indexes = new ArrayList<Integer>();
        for (int i = 0; i < results.size(); i++) {
            if (!results.get(i).candidate().reference()) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    private List<Integer> eligible() {
        var indexes = new ArrayList<Integer>();
        for (int i : policies()) {
            if (results.get(i).gates().stream().allMatch(GateOutcome::held)) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    private int cheapest(List<Integer> eligible) {
        int best = eligible.get(0);
        for (int i : eligible) {
            if (cost(i) < cost(best)) {
                best = i;
            }
        }
        return best;
    }

    private double cost(int candidate) {
        return results.get(candidate).estimate(Measure.COST).value();
    }

    /** Why {@code best} cannot be called better than {@code other}; null when it can. */
    private @Nullable String objection(int best, int other, boolean significant) {
        var cost = samples.difference(Measure.COST, best, other);
        if (cost.high() < 0 && !significant) {
            return String.format(
                    Locale.ROOT,
                    "the cost of %s and %s differs by %s, which is too uncertain a claim among %d comparisons (Holm)",
                    name(best),
                    name(other),
                    Phrases.dollars(cost),
                    policies().size() - 1);
        }
        if (!(cost.high() < 0)) {
            return String.format(
                    Locale.ROOT,
                    "the cost of %s and %s differs by %s, which includes zero",
                    name(best),
                    name(other),
                    Phrases.dollars(cost));
        }
        return gated ? null : worse(best, other, cost);
    }

    private @Nullable String worse(int best, int other, Estimate cost) {
        for (var measure : List.of(Measure.P99, Measure.ERRORS, Measure.TIME_OVER_SLO)) {
            double margin =
                    NOT_WORSE_MARGIN * results.get(other).estimate(measure).value();
            var difference = samples.difference(measure, best, other);
            if (difference.low() > margin) {
                return tradeOff(best, other, cost, measure);
            }
            if (difference.high() > margin) {
                return String.format(
                        Locale.ROOT,
                        "%s is cheaper (%s), but whether its %s is worse than that of %s is not known well enough: the "
                                + "difference is %s to %s; run more replications or state a gate",
                        name(best),
                        Phrases.dollars(cost),
                        measure.gateName(),
                        name(other),
                        Phrases.value(measure, difference.low()),
                        Phrases.value(measure, difference.high()));
            }
        }
        return null;
    }

    private String tradeOff(int best, int other, Estimate cost, Measure measure) {
        return String.format(
                Locale.ROOT,
                "%s is cheaper (%s), %s has the better %s (%s against %s); state a gate to decide",
                name(best),
                Phrases.dollars(cost),
                name(other),
                measure.gateName(),
                Phrases.value(measure, results.get(other).estimate(measure).value()),
                Phrases.value(measure, results.get(best).estimate(measure).value()));
    }

    private String sentence(int best, int eligible) {
        int other = best == 0 ? runnerUp(best) : 0;
        var cost = samples.relativeChange(Measure.COST, best, other);
        var misses = policies().size() - eligible;
        return String.format(
                Locale.ROOT,
                "%s wins: cost %s against %s, p99 %s against %s%s",
                name(best),
                cost == null ? Phrases.dollars(samples.difference(Measure.COST, best, other)) : Phrases.percent(cost),
                name(other),
                Phrases.seconds(results.get(best).estimate(Measure.P99).value()),
                Phrases.seconds(results.get(other).estimate(Measure.P99).value()),
                misses == 0 ? "" : misses == 1 ? "; 1 policy misses a gate" : "; " + misses + " policies miss a gate");
    }

    private int runnerUp(int best) {
        int second = -1;
        for (int i : policies()) {
            if (i != best && (second < 0 || cost(i) < cost(second))) {
                second = i;
            }
        }
        return second;
    }

    private String name(int candidate) {
        return results.get(candidate).candidate().name();
    }
}
