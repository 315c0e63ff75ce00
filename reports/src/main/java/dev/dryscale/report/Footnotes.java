package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.Estimate;
import dev.dryscale.experiment.GateOutcome;
import dev.dryscale.experiment.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The sentences that every human-readable report shares. */
final class Footnotes {

    private Footnotes() {}

    /** What the intervals of the summary speak about. */
    static String intervals(Comparison comparison) {
        var source = comparison.verdict().intervalSource();
        for (var result : comparison.results()) {
            var cost = result.estimates().get(Measure.COST);
            if (cost != null && cost.hasInterval()) {
                source = cost.source();
            }
        }
        if (source == Estimate.Source.NONE) {
            return source.sentence() + "; lower is better in every row";
        }
        var replications =
                comparison.replications() + (comparison.replications() == 1 ? " replication" : " replications");
        var several = comparison.results().size() > 1 ? "; ~ the interval of the change holds 0" : "";
        return "[low, high]: " + source.sentence() + "; " + replications + "; lower is better in every row" + several
                + regret(comparison);
    }

    private static String regret(Comparison comparison) {
        boolean measured = comparison.results().stream()
                .anyMatch(result -> result.estimates().containsKey(Measure.REGRET_DOLLARS));
        return measured ? "; regret: instance cost beyond the clairvoyant bound for the per-minute SLO" : "";
    }

    /** What the runs say about themselves, e.g. how far a fluid can be trusted; what all say is said once. */
    static List<String> notes(Comparison comparison) {
        var names = new LinkedHashMap<String, List<String>>();
        for (var result : comparison.results()) {
            for (var note : result.run().notes()) {
                names.computeIfAbsent(note, unused -> new ArrayList<>())
                        .add(result.candidate().name());
            }
        }
        int all = comparison.results().size();
        var notes = new ArrayList<String>();
        names.forEach((note, by) -> notes.add(by.size() == all ? note : String.join(", ", by) + ": " + note));
        if (comparison.results().stream().noneMatch(result -> result.bill().isPriced())) {
            notes.add("not priced: the scenario states no prices, e.g. prices: {region: us-east-1}");
        }
        return notes;
    }

    /** A gate with what was measured. */
    static String gate(GateOutcome gate) {
        var scale = Scale.of(gate.measure(), gate.actual(), gate.limit());
        return gate.expression() + " (was " + scale.text(gate.actual()) + ", limit " + scale.text(gate.limit()) + ")";
    }
}
