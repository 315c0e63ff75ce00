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

    private static final String GROUP = "Growth: CPU time per request, beyond what the fleet costs without any";
    private static final int[] FLEETS = {10, 100, 1_000, 10_000};
    private static final int IDLE_DAYS = 30;

    /** So little traffic that a run costs what its fleet does. */
    private static final double IDLE = 1e-6;

    private Growth() {}

    static List<Figure> measure() {
        var figures = new ArrayList<Figure>();
        double minute = 0;
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
                double idle = CpuTime.of(() -> run(Work.fleet(routing, fleet, IDLE)));
                double busy = CpuTime.of(() -> run(Work.fleet(routing, fleet, 1)));
                figures.add(figure(name, (busy - idle) / Work.STEADY_REQUESTS));
                minute = idle / Work.STEADY_MINUTES / fleet;
            }
        }
        figures.add(figure("one of 10,000 instances for a minute: metrics, books, audits", minute));
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
