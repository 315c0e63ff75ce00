package dev.dryscale.experiment;

import java.io.Serializable;
import java.util.List;

/**
 * What the words of a {@link SweepRun} mean. It travels to whichever JVM runs the sweep and may read files there; equal words
 * give equal models everywhere. Called from many threads.
 */
public interface SweepModels extends Serializable {

    /** The scenario with this traffic; the same object each time, so that runs of it can share their requests. */
    Scenario scenario(String traffic);

    /** The candidate of a run, on its own fleet where the changes say so. */
    Candidate candidate(SweepRun run);

    /** Those within whose widest limits regret is measured; with none it is not measured, which saves time. */
    default List<Candidate> peers(SweepRun run) {
        return List.of();
    }
}
