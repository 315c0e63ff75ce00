package dev.dryscale.scenario.file;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.traffic.LoadTraffic;
import java.util.Locale;

/**
 * What is known of a run's load before it starts, from rates and means alone: whether even the largest fleet falls behind,
 * how many requests then wait, and whether they fit into memory.
 *
 * @param utilisation of the group at its maximum size, averaged over the run
 * @param mostWaiting the most requests that wait at once, with the group at its maximum size all the time
 * @param waitingAtEnd those that still wait at the end
 * @param peakPerSecond the highest rate of the windows looked at
 */
record Overload(double utilisation, double mostWaiting, double waitingAtEnd, double peakPerSecond) {

    private static final int WINDOWS = 1440;
    private static final double SECOND = 1e9;

    /** Arrival, departure and links of one waiting request, with the room that growing arrays keep free. */
    private static final double BYTES_PER_REQUEST = 100;

    /** A fluid minute must fit into the counts of a histogram. */
    private static final double MOST_FLUID_PER_SECOND = 3e7;

    static Overload of(Scenario scenario, FleetModel fleet) {
        double perSecond = capacity(fleet);
        long window = Math.max(1, scenario.horizonNanos() / WINDOWS);
        double waiting = 0;
        double most = 0;
        double requests = 0;
        double peak = 0;
        for (long from = 0; from < scenario.horizonNanos(); from += window) {
            long to = Math.min(scenario.horizonNanos(), from + window);
            double rate = scenario.traffic().ratePerSecond(from, to);
            double seconds = (to - from) / SECOND;
            waiting = Math.max(0, waiting + (rate - perSecond) * seconds);
            most = Math.max(most, waiting);
            peak = Math.max(peak, rate);
            requests += rate * seconds;
        }
        double utilisation = requests / (perSecond * (scenario.horizonNanos() / SECOND));
        return new Overload(utilisation, most, waiting, peak);
    }

    private static double capacity(FleetModel fleet) {
        double units = (double) fleet.group().maxSize() * fleet.unitsPerInstance();
        return Math.max(1e-12, units / Math.max(1e-12, fleet.service().time().mean()));
    }

    /** Says before the run what would otherwise be found out in it. */
    static void check(Scenario scenario, Place place, Problems problems) {
        if (scenario.traffic() instanceof LoadTraffic || scenario.traffic().durationNanos() < 1) {
            return;
        }
        var overload = of(scenario, scenario.fleet());
        boolean limited = limited(scenario.fleet().service());
        double memory = Runtime.getRuntime().maxMemory();
        if (scenario.fidelity() == Fidelity.FLUID && overload.peakPerSecond > MOST_FLUID_PER_SECOND) {
            error(place, problems, "must be at most 3e7 requests a second in fidelity fluid", overload.peakPerSecond);
        } else if (scenario.fidelity() == Fidelity.REQUESTS && !limited && overload.mostBytes() > memory) {
            problems.error(place.file(), place.line(), place.pointer(), overload.backlogRule(memory), null);
        } else if (overload.utilisation >= 1) {
            problems.warning(place.file(), place.line(), place.pointer(), overload.excess(limited), null);
        }
    }

    private static boolean limited(ServiceModel service) {
        return service.queueLimit() != ServiceModel.UNBOUNDED
                || service.timeoutNanos() != ServiceModel.NO_TIMEOUT
                || service.patience() != null;
    }

    private double mostBytes() {
        return mostWaiting * BYTES_PER_REQUEST;
    }

    private String backlogRule(double memory) {
        return String.format(
                Locale.ROOT,
                "must leave a backlog that fits into memory: even at MaxSize about %.3g requests would wait at once,"
                        + " some %.0f GB, and this JVM has %.1f GB; limit the queue, state a timeout, or use fidelity fluid",
                mostWaiting,
                mostBytes() / 1e9,
                memory / 1e9);
    }

    private String excess(boolean limited) {
        String backlog =
                limited ? "" : String.format(Locale.ROOT, "; about %.3g requests will wait at its end", waitingAtEnd);
        return String.format(
                Locale.ROOT,
                "asks for %.2f times what the group can do at MaxSize, over the whole run%s",
                utilisation,
                backlog);
    }

    private static void error(Place place, Problems problems, String rule, double actual) {
        problems.error(
                place.file(), place.line(), place.pointer(), rule, String.format(Locale.ROOT, "about %.3g", actual));
    }
}
