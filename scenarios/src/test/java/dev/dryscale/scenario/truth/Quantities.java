package dev.dryscale.scenario.truth;

import dev.dryscale.record.Observation;
import dev.dryscale.scenario.truth.Plan.Measure;
import dev.dryscale.scenario.truth.Plan.Quantile;
import dev.dryscale.scenario.truth.Plan.Ratio;
import java.util.regex.Pattern;

/** What the quantities of a truth file are in terms of an observation. */
final class Quantities {

    private static final Pattern PERCENTILE = Pattern.compile("(response_time|wait)_p([0-9.]+)");

    private Quantities() {}

    /** Understands the quantity by its words; times are in units of {@code unit} nanoseconds. */
    static Measure of(String quantity, double unit) {
        var percentile = PERCENTILE.matcher(quantity);
        if (percentile.lookingAt()) {
            double share = Double.parseDouble(percentile.group(2)) / 100;
            return new Quantile(percentile.group(1).equals("wait"), share);
        }
        if (quantity.startsWith("mean_response_time_of_phase2")) {
            return new Ratio(seen -> seen.classes().get(1).responseNanos().doubleValue() / unit, seen ->
                    (double) seen.classes().get(1).count());
        }
        if (quantity.startsWith("mean_response_time")) {
            return new Ratio(seen -> seen.responses().sumNanos().doubleValue() / unit, seen ->
                    (double) seen.responses().count());
        }
        if (quantity.startsWith("mean_wait") || quantity.startsWith("expected wait")) {
            return new Ratio(seen -> seen.waits().sumNanos().doubleValue() / unit, seen ->
                    (double) seen.waits().count());
        }
        return ofStation(quantity);
    }

    private static Measure ofStation(String quantity) {
        if (quantity.startsWith("prob_wait")) {
            return Plan.share(seen -> (double) seen.waited());
        }
        if (quantity.startsWith("loss_probability")) {
            return Plan.share(seen -> (double) seen.rejected());
        }
        if (quantity.startsWith("abandon_probability")) {
            return Plan.share(seen -> (double) seen.abandoned());
        }
        if (quantity.startsWith("fraction of arrivals")) {
            return Plan.share(seen -> (double) seen.waitOver().get(0));
        }
        if (quantity.startsWith("mean_number_in_system_at_t")) {
            return new Ratio(seen -> (double) seen.numberInSystem().get(0), seen -> 1.0);
        }
        return Plan.overTime(integral(quantity));
    }

    private static java.util.function.Function<Observation, Double> integral(String quantity) {
        if (quantity.startsWith("mean_number_waiting")) {
            return seen -> seen.integrals().waiting();
        }
        if (quantity.startsWith("time-average number in system")) {
            return seen -> seen.integrals().inSystem();
        }
        if (quantity.startsWith("mean_servers_in_setup") || quantity.startsWith("fraction_of_time_in_setup")) {
            return seen -> seen.integrals().inSetup();
        }
        if (quantity.startsWith("mean_busy_servers")) {
            return seen -> seen.integrals().busy();
        }
        if (quantity.startsWith("mean_servers_on")) {
            return seen -> seen.integrals().busy() + seen.integrals().idle();
        }
        if (quantity.startsWith("fraction_of_time_powered")) {
            return seen -> seen.integrals().someOn();
        }
        if (quantity.startsWith("fraction_of_time_off")) {
            return seen -> seen.windowNanos() - seen.integrals().someOn();
        }
        throw new IllegalArgumentException("no quantity " + quantity);
    }
}
