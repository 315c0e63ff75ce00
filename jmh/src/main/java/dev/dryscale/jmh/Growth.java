package dev.dryscale.jmh;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.experiment.Simulation;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.station.RoutingAlgorithm;
import dev.dryscale.jmh.Figure.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the cost of a request grows with their number and with the fleet, and what a day without any costs. */
final class Growth {

    private static final String GROUP = "Growth: CPU time per request";
    private static final int[] FLEETS = {10, 100, 1_000, 10_000};
    private static final int IDLE_DAYS = 30;

    private Growth() {}

    static List<Figure> measure() {
        var figures = new ArrayList<Figure>();
        for (double times : new double[] {0.001, 0.01, 0.1, 1}) {
            var day = Work.c(RoutingAlgorithm.ROUND_ROBIN, Fidelity.REQUESTS, times);
            var candidate = new Candidate("cpu50", Work.target(50), "");
            double requests = 10 * Work.DAY_REQUESTS * times;
            var name = String.format(Locale.ROOT, "C with %,.0f requests (control loop included)", requests);
            figures.add(figure(name, CpuTime.of(() -> Simulation.run(day, candidate, 1)) / requests));
        }
        for (var routing : List.of(RoutingAlgorithm.ROUND_ROBIN, RoutingAlgorithm.LEAST_OUTSTANDING_REQUESTS)) {
            for (int fleet : FLEETS) {
                var name = String.format(
                        Locale.ROOT,
                        "%,d instances of 4 slots at 0.8, %s",
                        fleet,
                        routing == RoutingAlgorithm.ROUND_ROBIN ? "round robin" : "least outstanding");
                figures.add(figure(name, CpuTime.of(() -> run(Work.fleet(routing, fleet))) / Work.STEADY_REQUESTS));
            }
        }
        double day = CpuTime.of(() -> run(Work.idle(IDLE_DAYS))) / IDLE_DAYS / 1e6;
        figures.add(new Figure(GROUP, "a day without requests: its control events", day, "ms", Promise.NONE));
        return figures;
    }

    private static void run(Scenario scenario) {
        Simulation.run(scenario, new Candidate("fixed", List.of(), ""), 1);
    }

    private static Figure figure(String name, double nanos) {
        return new Figure(GROUP, name, nanos, "ns", Promise.NONE);
    }
}
