package dev.dryscale.fleet;

import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.fleet.station.StationModel;
import dev.dryscale.traffic.LoadTraffic;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The fidelity that a run really has.
 *
 * @param reason why, where the scenario left it open; null where it did not
 */
record FidelityChoice(Fidelity fidelity, @Nullable String reason) {

    /** Some ten seconds of one core; whoever wants more simulated one by one says so. */
    private static final double MOST_REQUESTS = 5e8;

    /** Some twenty minutes: more are not simulated one by one at all. */
    private static final double MOST_ALTERED = 2e10;

    private static final double REQUESTS_PER_SECOND = 3e7;

    static FidelityChoice of(RunInput input) {
        if (input.fidelity() != Fidelity.AUTO) {
            return new FidelityChoice(input.fidelity(), null);
        }
        if (input.traffic() instanceof LoadTraffic) {
            return new FidelityChoice(Fidelity.LOAD, "fidelity auto: load, since the traffic is a load");
        }
        double requests = input.traffic().ratePerSecond(0, input.horizonNanos()) * (input.horizonNanos() / 1e9);
        if (requests <= MOST_REQUESTS) {
            return new FidelityChoice(Fidelity.REQUESTS, say("requests, since about %.3g are few enough", requests));
        }
        if (isAltered(input.model()) && requests <= MOST_ALTERED) {
            return new FidelityChoice(
                    Fidelity.REQUESTS,
                    say(
                            "requests, about %.3g, since a fluid knows no time-outs, retries, patience, limits of queues or choices by chance",
                            requests));
        }
        double minutes = requests / REQUESTS_PER_SECOND / 60;
        return new FidelityChoice(
                Fidelity.FLUID,
                say("fluid, since about %.3g requests one by one would take some %.0f minutes", requests, minutes));
    }

    /** Whether requests meet something that a fluid does not know. */
    private static boolean isAltered(FleetModel model) {
        var service = model.service();
        return service.timeoutNanos() != ServiceModel.NO_TIMEOUT
                || service.retry().maxRetries() > 0
                || service.patience() != null
                || service.queueLimit() != ServiceModel.UNBOUNDED
                || !service.isPlain()
                || isChoosy(model)
                || !model.station().equals(StationModel.PLAIN);
    }

    /** Whether targets are chosen otherwise than in turn or by what is outstanding. */
    private static boolean isChoosy(FleetModel model) {
        var balancer = model.loadBalancer();
        return balancer != null
                && (balancer.routing().hasSlowStart()
                        || (balancer.algorithm() != RoutingAlgorithm.ROUND_ROBIN
                                && balancer.algorithm() != RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS));
    }

    private static String say(String format, Object... values) {
        return "fidelity auto: " + String.format(Locale.ROOT, format, values);
    }
}
