package dev.dryscale.experiment;

import java.util.List;

/**
 * When a comparison knows enough: as soon as the change in cost and p99 of every candidate against the first is known to a
 * share of the first's value. Candidates meet the same requests, so that far fewer replications tell them apart than tell
 * what each is worth by itself; a single candidate has only that.
 *
 * @param halfWidth half of a 95 % interval as a share; 0 never stops
 */
record StoppingRule(double halfWidth) {

    /** Fewer hold no interval worth a decision. */
    private static final int FEWEST = 5;

    private static final List<Measure> DECISIVE = List.of(Measure.COST, Measure.P99);

    boolean stops(Samples samples, int candidates) {
        return halfWidth > 0 && samples.replications() >= FEWEST && widest(samples, candidates) <= halfWidth;
    }

    /**
     * How many replications to have before the rule is asked again: halfway to where the interval would be narrow enough if
     * it went on to shrink with the square root of their number, so that few are run in vain.
     */
    int next(Samples samples, int candidates, int most) {
        double excess = widest(samples, candidates) / halfWidth;
        double missing = samples.replications() * (excess * excess - 1);
        return (int) Math.min(most, samples.replications() + Math.max(1, Math.ceil(missing / 2)));
    }

    static int first(double halfWidth, int most) {
        return halfWidth > 0 ? Math.min(FEWEST, most) : most;
    }

    /** The half-width of what is known least, as a share. */
    double widest(Samples samples, int candidates) {
        double widest = 0;
        for (var measure : DECISIVE) {
            for (int i = Math.min(1, candidates - 1); i < candidates; i++) {
                widest = Math.max(widest, candidates == 1 ? own(samples, measure) : change(samples, measure, i));
            }
        }
        return widest;
    }

    private static double own(Samples samples, Measure measure) {
        return share(
                samples.simulated(measure, 0), samples.simulated(measure, 0).value());
    }

    private static double change(Samples samples, Measure measure, int candidate) {
        var values = samples.values(measure, candidate);
        var base = samples.values(measure, 0);
        var ratio = Estimates.relativeChange(values, base);
        return ratio == null
                ? share(
                        Estimates.pairedDifference(values, base),
                        Estimates.mean(base).value())
                : (ratio.high() - ratio.low()) / 2;
    }

    /** What is not measured, such as a cost without prices, is known well enough; so is what never varies. */
    private static double share(Estimate estimate, double of) {
        double half = (estimate.high() - estimate.low()) / 2;
        return Double.isNaN(half) || half == 0 ? 0 : half / Math.abs(of);
    }
}
