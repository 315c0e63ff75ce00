package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The worlds of a plan: as the scenario says, and every level of every perturbation that means something for it. */
final class RobustnessWorlds {

    private RobustnessWorlds() {}

    /**
     * One of them.
     *
     * @param perturbation its word; empty for the world as the scenario says
     */
    record World(String perturbation, String title, Level level) {

        /** What a sweep calls the change. */
        static final String CHANGE = "world";

        /** Unique among the worlds of a plan. */
        String key() {
            return perturbation + level.label();
        }

        /** Worlds with the same word share their traffic. */
        String traffic() {
            return changesTraffic() ? key() : "";
        }

        private boolean changesTraffic() {
            return perturbation.equals(PerturbationCatalog.NOISE.word());
        }

        Scenario scenario(Scenario base) {
            return base.with(level.traffic().apply(base.traffic()));
        }
    }

    static List<World> of(RobustnessPlan plan) {
        var worlds = new ArrayList<World>();
        worlds.add(new World("", "as it is", Level.ofFleet("", UnaryOperator.identity())));
        for (var line : plan.perturbations()) {
            for (var level : line.perturbation().levels(plan.scenario())) {
                worlds.add(new World(line.word(), line.title(), level));
            }
        }
        return worlds;
    }
}
