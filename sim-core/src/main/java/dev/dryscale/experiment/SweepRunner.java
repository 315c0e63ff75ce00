package dev.dryscale.experiment;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Runs many simulations that know nothing of each other: on the cores of this machine ({@link LocalSweep}) or of many. Every
 * implementation gives the same results in the same order, and so the same {@link SweepResult#checksum}.
 */
public interface SweepRunner {

    /**
     * Runs all of {@code runs}.
     *
     * @param progress told how far the sweep is; where it cancels, the sweep ends early
     * @param done told every result as soon as it is there, in no particular order, one at a time
     * @return a result for each run, in their order
     * @throws CancellationException when {@code progress} cancelled; {@code done} knows what was complete
     */
    List<SweepResult> run(SweepModels models, List<SweepRun> runs, Progress progress, Consumer<SweepResult> done);

    /** As above, for those who wait for all. */
    default List<SweepResult> run(SweepModels models, List<SweepRun> runs, Progress progress) {
        return run(models, runs, progress, result -> {});
    }
}
