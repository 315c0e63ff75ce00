package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.Progress;
import dev.dryscale.experiment.SweepResult;
import dev.dryscale.experiment.SweepRun;
import dev.dryscale.experiment.tuning.TuningResult.Racer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** One race of the best of those that were screened, on the blocks of the training traffic. */
final class Heat {

    private final TuningPlan plan;
    private final Memory memory;
    private final List<Trial> starters;
    private final Race race;
    private final List<List<SweepResult>> results = new ArrayList<>();

    /**
     * A heat of {@code field}, whose first is the present policy.
     *
     * @param also who races besides, e.g. the winner of an earlier heat
     */
    Heat(TuningPlan plan, Memory memory, List<Trial> field, List<Trial> also) {
        this.plan = plan;
        this.memory = memory;
        this.starters = starters(plan, field, also);
        this.race = new Race(
                starters.size(),
                plan.split().blocks().size(),
                plan.goal().gates().size());
        starters.forEach(starter -> results.add(new ArrayList<>()));
    }

    /**
     * The present policy, and some of those that nobody dominates in what the goal and the front are about: with a budget for
     * few, none is spent on one that another beats in everything. The fluid is least to be trusted where fleets are busiest,
     * which is where it finds the cheapest: so not the best few by its word, who are all alike, but denser towards them.
     */
    private static List<Trial> starters(TuningPlan plan, List<Trial> field, List<Trial> also) {
        var present = field.get(0);
        var able = field.stream()
                .filter(mine -> field.stream().noneMatch(rival -> beats(plan.goal(), rival, mine, present)))
                .filter(mine -> mine.number() != present.number())
                .sorted(Comparator.comparingDouble(Trial::merit).thenComparingInt(Trial::number))
                .toList();
        var better =
                able.stream().filter(trial -> trial.merit() < present.merit()).toList();
        var starters = new LinkedHashSet<Trial>();
        starters.add(present);
        starters.addAll(also);
        starters.addAll(spread(better.isEmpty() ? able : better, plan.racers() - 1));
        return List.copyOf(starters);
    }

    /** So many of {@code best}, its first among them, each gap larger than the one before. */
    private static List<Trial> spread(List<Trial> best, int count) {
        if (best.size() <= count) {
            return best;
        }
        var chosen = new ArrayList<Trial>();
        int next = 0;
        for (int i = 0; i < count; i++) {
            int index = Math.max(next, (int) StrictMath.pow(best.size(), (double) i / count));
            chosen.add(best.get(Math.min(best.size() - 1, i == 0 ? 0 : index)));
            next = (i == 0 ? 0 : index) + 1;
        }
        return chosen;
    }

    private static boolean beats(Goal goal, Trial one, Trial other, Trial present) {
        var mine = goal.excesses(one.screened(), present.screened());
        var theirs = goal.excesses(other.screened(), present.screened());
        for (int g = 0; g < mine.size(); g++) {
            if (!(mine.get(g) <= theirs.get(g))) {
                return false;
            }
        }
        return one.screened().value(goal.objective()) <= other.screened().value(goal.objective())
                && one.dominates(other);
    }

    /** Runs the race; the progress is told from 0 to 1. */
    void run(Progress progress) {
        double blocks = plan.split().blocks().size();
        race.run((block, racing) -> {
            var work = "racing " + racing.size() + " of " + starters.size() + " candidates, block " + (block + 1);
            return block(block, racing, new Stage(progress, block / blocks, (block + 1) / blocks, work));
        });
    }

    private List<Race.Lap> block(int number, List<Integer> racing, Progress progress) {
        var goal = plan.goal();
        boolean relative = goal.gates().stream().anyMatch(Gate::relative);
        var runs = new ArrayList<SweepRun>();
        racing.forEach(racer -> runs.add(run(starters.get(racer), number)));
        runs.add(relative ? run(starters.get(0), number) : runs.get(0));
        var measured = memory.run(plan.models(), runs, progress);
        var present = measured.get(racing.size());
        var laps = new ArrayList<Race.Lap>();
        for (int i = 0; i < racing.size(); i++) {
            var result = measured.get(i);
            results.get(racing.get(i)).add(result);
            laps.add(new Race.Lap(result.value(goal.objective()), goal.excesses(result, present)));
        }
        return laps;
    }

    private SweepRun run(Trial trial, int number) {
        var block = plan.split().blocks().get(number);
        return new SweepRun(
                plan.policy(),
                trial.changes(),
                block.window().word(),
                plan.racing(),
                plan.split().trainSeed(),
                block.replication());
    }

    /** The best that keeps the gates; empty when none does. */
    List<Trial> winner() {
        int first = race.standings().get(0);
        return race.violation(first) > 0 ? List.of() : List.of(starters.get(first));
    }

    /** Those that are left by their standing, then those that dropped out, the longest first. */
    List<Racer> racers() {
        var order = new ArrayList<>(race.standings());
        var dropped = new ArrayList<Integer>();
        for (int i = 0; i < starters.size(); i++) {
            if (!order.contains(i)) {
                dropped.add(i);
            }
        }
        dropped.sort(Comparator.comparingInt(racer -> -race.blocksOf(racer)));
        order.addAll(dropped);
        return order.stream()
                .map(i -> new Racer(starters.get(i), race.blocksOf(i), dropped.contains(i), means(results.get(i))))
                .toList();
    }

    private static Map<Measure, Double> means(List<SweepResult> laps) {
        var means = new EnumMap<Measure, Double>(Measure.class);
        for (var lap : laps) {
            lap.measures().forEach((measure, value) -> means.merge(measure, value / laps.size(), Double::sum));
        }
        return means;
    }
}
