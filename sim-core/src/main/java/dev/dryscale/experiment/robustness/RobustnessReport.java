package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Estimate;
import dev.dryscale.experiment.Gate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where each policy breaks its gates.
 *
 * @param verdict one sentence
 * @param candidates names in the order of the cells
 * @param rows a world each; the first is as the scenario says
 * @param skipped perturbations that mean nothing for the scenario
 * @param reproduce the command that makes the same bytes again
 */
public record RobustnessReport(
        String scenarioName,
        String version,
        long seed,
        int replications,
        String verdict,
        List<String> candidates,
        List<Row> rows,
        List<String> skipped,
        Map<String, String> inputs,
        String trafficSummary,
        List<String> warnings,
        String reproduce) {

    public RobustnessReport {
        candidates = List.copyOf(candidates);
        rows = List.copyOf(rows);
        skipped = List.copyOf(skipped);
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        warnings = List.copyOf(warnings);
    }

    /**
     * One world.
     *
     * @param perturbation its word; empty for the world as the scenario says
     * @param title the perturbation as people read it
     * @param level how much of it; empty for the world as the scenario says
     * @param cells one for each candidate
     */
    public record Row(String perturbation, String title, String level, List<Cell> cells) {}

    /**
     * One policy in one world.
     *
     * @param readings one for each gate, at least one
     */
    public record Cell(List<Reading> readings) {

        public boolean held() {
            return readings.stream().allMatch(Reading::held);
        }

        /** The gate that is missed by most, or held by least. */
        public Reading worst() {
            return readings.stream()
                    .max(Comparator.comparingDouble(Reading::excess))
                    .orElseThrow();
        }
    }

    /**
     * One gate of one policy in one world.
     *
     * @param limit in the measure's unit, relative bounds resolved
     */
    public record Reading(Gate gate, Estimate actual, double limit) {

        public boolean held() {
            return gate.operator().holds(actual.value(), limit);
        }

        /** By which share of the limit the gate is missed; negative when it is held. */
        public double excess() {
            return gate.excess(actual.value(), limit);
        }

        /** Whether the interval holds the limit, so that more replications might tell otherwise. */
        public boolean isClose() {
            return actual.hasInterval() && actual.low() <= limit && limit <= actual.high();
        }
    }

    /** Whether every policy keeps its gates in the world as the scenario says. */
    public boolean gatesHeld() {
        return rows.get(0).cells().stream().allMatch(Cell::held);
    }
}
