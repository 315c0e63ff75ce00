package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Estimate;
import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.Progress;
import dev.dryscale.experiment.SweepResult;
import dev.dryscale.experiment.SweepRun;
import dev.dryscale.experiment.SweepRunner;
import dev.dryscale.experiment.robustness.RobustnessReport.Cell;
import dev.dryscale.experiment.robustness.RobustnessReport.Reading;
import dev.dryscale.experiment.robustness.RobustnessReport.Row;
import dev.dryscale.experiment.robustness.RobustnessWorlds.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** Runs every policy in every world, and says where it breaks its gates. */
public final class Robustness {

    private final RobustnessPlan plan;
    private final List<World> worlds;

    private Robustness(RobustnessPlan plan) {
        this.plan = plan;
        this.worlds = RobustnessWorlds.of(plan);
    }

    /**
     * Runs the plan.
     *
     * @throws CancellationException when {@code progress} cancels
     */
    public static RobustnessReport run(RobustnessPlan plan, SweepRunner runner, Progress progress) {
        var robustness = new Robustness(plan);
        var models = new RobustnessModels(plan, robustness.worlds);
        return robustness.report(runner.run(models, robustness.runs(), progress));
    }

    /** Runs that see the same requests are neighbours. */
    private List<SweepRun> runs() {
        var byTraffic = new TreeMap<String, List<World>>();
        worlds.forEach(world -> byTraffic
                .computeIfAbsent(world.traffic(), unused -> new ArrayList<>())
                .add(world));
        var runs = new ArrayList<SweepRun>();
        byTraffic.forEach((traffic, same) -> {
            for (int r = 0; r < plan.replications(); r++) {
                for (var world : same) {
                    for (var candidate : plan.candidates()) {
                        var changes = new TreeMap<>(Map.of(World.CHANGE, world.key()));
                        runs.add(new SweepRun(
                                candidate.name(),
                                changes,
                                traffic,
                                plan.scenario().fidelity(),
                                plan.seed(),
                                r));
                    }
                }
            }
        });
        return runs;
    }

    private RobustnessReport report(List<SweepResult> results) {
        var byCell = new HashMap<String, List<SweepResult>>();
        for (var result : results) {
            var world = result.run().changes().getOrDefault(World.CHANGE, "");
            byCell.computeIfAbsent(cell(world, result.run().candidate()), unused -> new ArrayList<>())
                    .add(result);
        }
        var rows = new ArrayList<Row>();
        for (var world : worlds) {
            rows.add(new Row(world.perturbation(), world.title(), world.level().label(), cells(world, byCell)));
        }
        var names = plan.candidates().stream().map(Candidate::name).toList();
        return new RobustnessReport(
                plan.scenario().name(),
                plan.version(),
                plan.seed(),
                plan.replications(),
                new RobustnessVerdict(names, rows).sentence(),
                names,
                rows,
                skipped(),
                plan.inputs(),
                plan.trafficSummary(),
                plan.warnings(),
                plan.reproduce());
    }

    private static String cell(String world, String candidate) {
        return world + "\n" + candidate;
    }

    private List<Cell> cells(World world, Map<String, List<SweepResult>> byCell) {
        var cells = new ArrayList<Cell>();
        var baseline = runsOf(world, plan.candidates().get(0), byCell);
        for (var candidate : plan.candidates()) {
            var runs = runsOf(world, candidate, byCell);
            cells.add(new Cell(plan.gates().stream()
                    .map(gate -> reading(gate, runs, baseline))
                    .toList()));
        }
        return cells;
    }

    private static List<SweepResult> runsOf(World world, Candidate candidate, Map<String, List<SweepResult>> byCell) {
        return byCell.getOrDefault(cell(world.key(), candidate.name()), List.of());
    }

    private static Reading reading(Gate gate, List<SweepResult> runs, List<SweepResult> baseline) {
        double limit = gate.relative()
                ? gate.bound() * Arrays.stream(values(gate, baseline)).average().orElse(Double.NaN)
                : gate.bound();
        return new Reading(gate, Estimate.ofMean(gate.measure(), values(gate, runs)), limit);
    }

    private static double[] values(Gate gate, List<SweepResult> runs) {
        return runs.stream().mapToDouble(run -> run.value(gate.measure())).toArray();
    }

    private List<String> skipped() {
        return plan.perturbations().stream()
                .filter(line ->
                        worlds.stream().noneMatch(world -> world.perturbation().equals(line.word())))
                .map(PerturbationCatalog::word)
                .toList();
    }
}
