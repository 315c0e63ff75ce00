package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.SweepResult;
import java.util.List;

/** Where a search keeps what it has measured, so that it can go on after it was killed. A port: files are outside. */
public interface SweepJournal {

    /** What was kept, in any order. */
    List<SweepResult> kept();

    /** Keeps one more; called by one thread at a time. */
    void keep(SweepResult result);

    /** Keeps nothing. */
    SweepJournal NONE = new SweepJournal() {
        @Override
        public List<SweepResult> kept() {
            return List.of();
        }

        @Override
        public void keep(SweepResult result) {
            // nobody wants it
        }
    };
}
