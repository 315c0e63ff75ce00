package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.Progress;
import dev.dryscale.experiment.SweepModels;
import dev.dryscale.experiment.SweepResult;
import dev.dryscale.experiment.SweepRun;
import dev.dryscale.experiment.SweepRunner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Never runs the same twice: what a journal has kept is taken from there, and all else is kept as soon as it is measured. */
final class Memory implements SweepRunner {

    private final SweepRunner runner;
    private final SweepJournal journal;
    private final Map<SweepRun, SweepResult> known = new ConcurrentHashMap<>();

    Memory(SweepRunner runner, SweepJournal journal) {
        this.runner = runner;
        this.journal = journal;
        journal.kept().forEach(result -> known.put(result.run(), result));
    }

    /** The results of those runs that have one. */
    List<SweepResult> known(List<SweepRun> runs) {
        var results = new ArrayList<SweepResult>();
        for (var run : runs) {
            var result = known.get(run);
            if (result != null) {
                results.add(result);
            }
        }
        return results;
    }

    @Override
    public List<SweepResult> run(
            SweepModels models, List<SweepRun> runs, Progress progress, Consumer<SweepResult> done) {
        var missing = new LinkedHashSet<>(runs);
        missing.removeIf(known::containsKey);
        if (!missing.isEmpty()) {
            runner.run(models, List.copyOf(missing), progress, result -> {
                journal.keep(result);
                known.put(result.run(), result);
            });
        }
        var results = new ArrayList<SweepResult>();
        for (var run : runs) {
            var result = known.get(run);
            if (result == null) {
                throw new IllegalStateException("the sweep ended without a result of " + run);
            }
            results.add(result);
        }
        results.forEach(done);
        return results;
    }
}
