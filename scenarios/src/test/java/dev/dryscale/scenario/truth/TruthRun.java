package dev.dryscale.scenario.truth;

import dev.dryscale.experiment.Simulation;
import dev.dryscale.scenario.file.ScenarioFile;
import dev.dryscale.scenario.file.ScenarioReader;
import dev.dryscale.scenario.input.ScenarioOptions;
import dev.dryscale.scenario.truth.Plan.Answer;
import dev.dryscale.scenario.truth.Plan.Exact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;

/** Runs cases: text to scenario to runs to answer. */
final class TruthRun {

    private final Path folder;
    private final ExecutorService pool;
    private final long baseSeed;

    /** @param folder where scenario texts are written */
    TruthRun(Path folder, ExecutorService pool, long baseSeed) {
        this.folder = folder;
        this.pool = pool;
        this.baseSeed = baseSeed;
    }

    static Plan plan(TruthCase asked) {
        var p = asked.params();
        if (p.has("arrivals") && p.has("services")) {
            return ExactPlans.trace(asked);
        }
        if (p.has("servers_from_B")) {
            return ExactPlans.backlog(asked);
        }
        if (ControlPlans.knows(asked)) {
            return ControlPlans.of(asked);
        }
        return TransientPlans.knows(p) ? TransientPlans.of(asked) : SteadyPlans.of(asked);
    }

    /** With at least {@code replications}, and more requests than {@code mostRequests} only if one round needs them. */
    Answer answer(TruthCase asked, double tolerance, int replications, double mostRequests) {
        var plan = plan(asked);
        var file = read(asked.id(), plan.text());
        var candidate = file.candidates().get(0);
        long seed = asked.seed(baseSeed);
        if (plan.measure() instanceof Exact exact) {
            var run = Simulation.run(file.scenario(), candidate, seed);
            return new Answer(exact.result().apply(run), 0, 0, 1, run.requests().offered());
        }
        var runs = new Replicator(file.scenario(), candidate, seed, pool);
        return new Estimator(plan, runs, tolerance, replications, mostRequests).answer();
    }

    private ScenarioFile read(String id, String text) {
        try {
            var path = folder.resolve(id.replaceAll("[^A-Za-z0-9.-]", "_") + ".yaml");
            return ScenarioReader.read(Files.writeString(path, text), ScenarioOptions.DEFAULTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
