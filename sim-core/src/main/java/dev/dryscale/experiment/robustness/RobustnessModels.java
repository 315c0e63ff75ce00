package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.Scenario;
import dev.dryscale.experiment.SweepModels;
import dev.dryscale.experiment.SweepRun;
import dev.dryscale.experiment.robustness.RobustnessWorlds.World;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The worlds of a plan as a sweep needs them. Made of a scenario that was read already, they stay in this JVM. */
final class RobustnessModels implements SweepModels {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RobustnessPlan plan;
    private final transient Map<String, Scenario> scenarios = new HashMap<>();
    private final transient Map<String, World> worlds = new HashMap<>();

    RobustnessModels(RobustnessPlan plan, List<World> all) {
        this.plan = plan;
        for (var world : all) {
            worlds.put(world.key(), world);
            scenarios.putIfAbsent(world.traffic(), world.scenario(plan.scenario()));
        }
    }

    @Override
    public Scenario scenario(String traffic) {
        return known(scenarios.get(traffic));
    }

    @Override
    public Candidate candidate(SweepRun run) {
        var world = known(worlds.get(run.changes().getOrDefault(World.CHANGE, "")));
        var candidate = plan.candidates().stream()
                .filter(one -> one.name().equals(run.candidate()))
                .findFirst()
                .orElseThrow();
        var fleet = world.level().fleet().apply(candidate.fleetIn(plan.scenario()));
        return new Candidate(candidate.name(), candidate.policies(), candidate.origin(), fleet, false);
    }

    @Override
    public List<Candidate> peers(SweepRun run) {
        boolean regret = plan.gates().stream()
                .anyMatch(gate -> gate.measure() == Measure.REGRET || gate.measure() == Measure.REGRET_DOLLARS);
        return regret ? plan.candidates() : List.of();
    }

    private static <T> T known(@Nullable T model) {
        if (model == null) {
            throw new IllegalArgumentException("no world of this plan");
        }
        return model;
    }
}
