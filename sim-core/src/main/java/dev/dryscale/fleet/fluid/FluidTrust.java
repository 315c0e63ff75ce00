package dev.dryscale.fleet.fluid;

import dev.dryscale.fleet.station.ServiceModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Keeps count of what the fluid plane is known to be wrong about, and says so beside its result. */
final class FluidTrust {

    /** Shares of requests below this are not worth a warning. */
    private static final double WORTH_SAYING = 0.001;

    private static final double LONG_TAIL = 4;

    /** With Erlang service of two phases the 99th percentile was measured up to 12 % off. */
    private static final double NEARLY_EXPONENTIAL = 0.1;

    private static final int MANY_UNITS = 4;

    private final FluidModel model;
    private final double trusted;
    private double requests;
    private double busy;
    private double backlogged;

    /** @param shared whether an instance shares its units among all requests it has */
    FluidTrust(FluidModel model, boolean shared) {
        this.model = model;
        this.trusted = trusted(model, shared);
    }

    /** Up to which utilisation the measured differences stay below 1 % of the mean; above, they grow fast. */
    private static double trusted(FluidModel model, boolean shared) {
        if (model.pooled()) {
            return model.central() || model.unitsPerInstance() >= MANY_UNITS ? 0.9 : 0.7;
        }
        return shared ? 0.4 : 0.7;
    }

    /** {@code came} requests arrived at this utilisation, perhaps behind a backlog. */
    void second(double came, double utilisation, boolean backlog) {
        requests += came;
        if (utilisation > trusted) {
            busy += came;
        }
        if (backlog) {
            backlogged += came;
        }
    }

    List<String> notes() {
        var notes = new ArrayList<String>();
        var doubts = EnumSet.of(FluidDoubt.NONE);
        if (busy > WORTH_SAYING * requests) {
            doubts.add(FluidDoubt.UTILISATION);
            notes.add(doubt(
                    "%.1f %% of the requests met %sutilisation above %.0f %%",
                    100 * busy / requests, model.pooled() ? "" : "round robin at ", 100 * trusted));
        }
        if (backlogged > WORTH_SAYING * requests) {
            doubts.add(FluidDoubt.BACKLOG);
            notes.add(doubt("%.1f %% of the requests met a backlog", 100 * backlogged / requests));
        }
        notes.addAll(ofTheModel(doubts));
        notes.add(0, doubts.iterator().next().bound());
        return notes;
    }

    private List<String> ofTheModel(Set<FluidDoubt> doubts) {
        var notes = new ArrayList<String>();
        if (model.serviceScv() > LONG_TAIL) {
            doubts.add(FluidDoubt.LONG_TAIL);
            notes.add(
                    doubt("service times have a long tail, squared coefficient of variation %.1f", model.serviceScv()));
        }
        if (Math.abs(model.serviceScv() - 1) > NEARLY_EXPONENTIAL) {
            doubts.add(FluidDoubt.SHAPE);
            notes.add(doubt(
                    "percentiles where service times are not exponential, squared coefficient of variation %.2f",
                    model.serviceScv()));
        }
        if (!model.poisson()) {
            doubts.add(FluidDoubt.RECORDED);
            notes.add(doubt("recorded traffic may come in bursts within a second"));
        }
        if (unmodelled()) {
            doubts.add(FluidDoubt.UNMODELLED);
            notes.add(doubt("time-outs, retries, patience and limits of queues are not simulated"));
        }
        return notes;
    }

    private boolean unmodelled() {
        var service = model.service();
        return service.timeoutNanos() != ServiceModel.NO_TIMEOUT
                || service.retry().maxRetries() > 0
                || service.patience() != null
                || service.queueLimit() != ServiceModel.UNBOUNDED;
    }

    private static String doubt(String format, Object... values) {
        return "not trusted here: " + String.format(Locale.ROOT, format, values);
    }
}
