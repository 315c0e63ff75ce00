package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.GateOutcome;
import dev.dryscale.experiment.Measure;

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
        var replications =
                comparison.replications() + (comparison.replications() == 1 ? " replication" : " replications");
        var several = comparison.results().size() > 1 ? "; ~ the interval of the change holds 0" : "";
        return "[low, high]: " + source.sentence() + "; " + replications + "; lower is better in every row" + several;
    }

    /** A gate with what was measured. */
    static String gate(GateOutcome gate) {
        var scale = Scale.of(gate.measure(), gate.actual(), gate.limit());
        return gate.expression() + " (was " + scale.text(gate.actual()) + ", limit " + scale.text(gate.limit()) + ")";
    }
}
