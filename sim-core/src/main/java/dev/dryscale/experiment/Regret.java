package dev.dryscale.experiment;

import dev.dryscale.cost.Billing;
import dev.dryscale.cost.PriceList;
import dev.dryscale.experiment.reference.Clairvoyant;
import dev.dryscale.experiment.reference.ClairvoyantBound;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.OfferedLoad;
import dev.dryscale.fleet.RunInput;
import dev.dryscale.fleet.ScalingTarget;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.Slo;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.record.Usage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a candidate's instances cost beyond the {@link ClairvoyantBound} of the same requests, within the widest limits that
 * any candidate has, so that all are held against one bound.
 */
final class Regret {

    private final Slo slo;
    private final PriceList prices;
    private final int minSize;
    private final int maxSize;

    private Regret(Slo slo, PriceList prices, List<FleetModel> fleets) {
        this.slo = slo;
        this.prices = prices;
        this.minSize =
                fleets.stream().mapToInt(fleet -> fleet.group().minSize()).min().orElse(0);
        this.maxSize =
                fleets.stream().mapToInt(fleet -> fleet.group().maxSize()).max().orElse(0);
    }

    /** Whether the scenario states what regret needs: an objective, prices and requests. */
    static boolean isMeasured(Scenario scenario) {
        return scenario.slo() != null && scenario.prices() != null && scenario.fidelity() != Fidelity.LOAD;
    }

    /** Adds the regret of a run; nothing where the scenario does not state what it needs. */
    static void measure(
            Map<Measure, Double> values, Scenario scenario, List<Candidate> candidates, RunInput input, RunResult run) {
        var slo = scenario.slo();
        var prices = scenario.prices();
        if (slo == null || prices == null || !isMeasured(scenario)) {
            return;
        }
        var fleets = Stream.concat(
                        Stream.of(scenario.fleet()), candidates.stream().map(candidate -> candidate.fleetIn(scenario)))
                .toList();
        new Regret(slo, prices, fleets).measure(values, input, run);
    }

    /** The bound is one of On-Demand instances of one type; what was bought otherwise is not held against it. */
    private static boolean isComparable(RunInput input, RunResult run) {
        var model = input.model();
        return model.target().kind() != ScalingTarget.Kind.CAPACITY
                && run.usage().spans().stream()
                        .allMatch(span -> span.purchase().equals("on-demand")
                                && span.type().equals(model.instance().type()));
    }

    private void measure(Map<Measure, Double> values, RunInput input, RunResult run) {
        if (!isComparable(input, run)) {
            return;
        }
        var model = input.model();
        var fluid = Clairvoyant.fluid(model, minSize, maxSize, slo);
        var bound = ClairvoyantBound.of(work(input, run), fluid);
        long horizon = run.horizonNanos();
        double least = dollars(Clairvoyant.usage(bound, fluid, model.instance().type(), horizon));
        double paid = dollars(Clairvoyant.instancesOnly(run.usage().spans(), horizon));
        values.put(Measure.REGRET_DOLLARS, paid - least);
        values.put(Measure.REGRET, least > 0 ? (paid - least) / least : Double.NaN);
    }

    /** Unit-minutes per minute: the run has measured it, unless retries are mixed into it. */
    private static double[] work(RunInput input, RunResult run) {
        var model = input.model();
        if (model.service().retry().maxRetries() > 0) {
            return OfferedLoad.perMinute(input);
        }
        var work = run.timeline().column(Column.DEMAND).clone();
        for (int i = 0; i < work.length; i++) {
            work[i] *= model.unitsPerInstance();
        }
        return work;
    }

    private double dollars(Usage usage) {
        return Billing.bill(usage, prices).totalDollars();
    }
}
