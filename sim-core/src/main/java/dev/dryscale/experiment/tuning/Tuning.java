package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.Progress;
import dev.dryscale.experiment.SweepResult;
import dev.dryscale.experiment.SweepRun;
import dev.dryscale.experiment.SweepRunner;
import dev.dryscale.experiment.tuning.TuningResult.Racer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Searches a space for the policy that meets a goal best: many candidates on the fluid, the best of them in a race on
 * requests. Everything depends on the plan alone, so a search that goes on after an interruption ends as if there had been
 * none.
 */
public final class Tuning {

    private static final double SCREENED = 0.6;
    private static final double RACED = 0.8;

    /** Of the candidates, where one search is for all parameters and one for those that {@code apply} can write. */
    private static final double APPLICABLE_SHARE = 1 / 3.0;

    private final TuningPlan plan;
    private final Memory memory;
    private final Progress progress;
    private final List<Trial> trials = new ArrayList<>();
    private final List<Heat> heats = new ArrayList<>();
    private int invalid;

    private Tuning(TuningPlan plan, Memory memory, Progress progress) {
        this.plan = plan;
        this.memory = memory;
        this.progress = progress;
    }

    /**
     * Runs the search.
     *
     * @throws CancellationException when {@code progress} cancels before the present policy has been looked at; later, the
     *     result is what there is, and says that it is not complete
     */
    public static TuningResult run(TuningPlan plan, SweepRunner runner, SweepJournal journal, Progress progress) {
        return new Tuning(plan, new Memory(runner, journal), progress).search();
    }

    private TuningResult search() {
        var present = screen(List.of(new TreeMap<>()), Progress.NONE).get(0);
        trials.add(
                new Trial(0, present.run().changes(), true, present, plan.goal().merit(present, present)));
        try {
            screenAll();
            return raceAll();
        } catch (CancellationException e) {
            return result(List.of(), List.of(), false);
        }
    }

    private void screenAll() {
        var applicable = plan.space().applicable();
        boolean both =
                !applicable.isEmpty() && applicable.dimension() < plan.space().dimension();
        if (both) {
            screen(applicable, (int) Math.ceil(APPLICABLE_SHARE * plan.candidates()));
        }
        int left = plan.candidates() - (trials.size() - 1); // a small applicable space leaves most of its share
        screen(plan.space(), left);
    }

    private void screen(SearchSpace space, int budget) {
        var screening = new Screening(
                space, plan.goal(), plan.split().trainSeed(), trials, plan.models()::isValid, this::sweep);
        screening.run(budget);
        invalid += screening.invalid();
    }

    private void sweep(List<SortedMap<String, String>> changes, Consumer<SweepResult> results) {
        double each = SCREENED / plan.candidates();
        double from = Math.min(SCREENED, each * (trials.size() - 1));
        double to = Math.min(SCREENED, from + each * changes.size());
        var stage = new Stage(progress, from, to, "screening " + plan.candidates() + " candidates");
        try {
            screen(changes, stage).forEach(results);
        } catch (CancellationException e) {
            memory.known(changes.stream().map(this::screeningRun).toList()).forEach(results);
            throw e;
        }
    }

    private List<SweepResult> screen(List<SortedMap<String, String>> changes, Progress told) {
        return memory.run(
                plan.models(), changes.stream().map(this::screeningRun).toList(), told);
    }

    private SweepRun screeningRun(SortedMap<String, String> changes) {
        var split = plan.split();
        return new SweepRun(
                plan.policy(), changes, split.train().word(), plan.models().screening(), split.trainSeed(), 0);
    }

    private TuningResult raceAll() {
        var applicable = trials.stream().filter(Trial::applicable).toList();
        var first = new Heat(plan, memory, applicable, List.of());
        heats.add(first);
        first.run(new Stage(progress, SCREENED, RACED, "racing"));
        if (applicable.size() == trials.size()) {
            return result(first.winner(), first.winner(), true);
        }
        var all = new Heat(plan, memory, trials, first.winner());
        heats.add(0, all);
        all.run(new Stage(progress, RACED, 1, "racing"));
        return result(all.winner(), first.winner(), true);
    }

    private TuningResult result(List<Trial> winner, List<Trial> applicable, boolean complete) {
        var racers = new LinkedHashMap<Integer, Racer>();
        for (var heat : heats) {
            heat.racers().forEach(racer -> racers.merge(racer.trial().number(), racer, Tuning::further));
        }
        return new TuningResult(
                trials,
                Trial.front(trials),
                List.copyOf(racers.values()),
                winner.isEmpty() ? null : winner.get(0),
                applicable.isEmpty() ? null : applicable.get(0),
                invalid,
                plan.split().blocks().size(),
                complete);
    }

    /** Who runs in both heats has what it ran in the longer one. */
    private static Racer further(Racer one, Racer other) {
        return other.blocks() > one.blocks() ? other : one;
    }
}
