package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.Progress;

/** A part of a longer work, from one share of it to another. */
record Stage(Progress whole, double from, double to, String work) implements Progress {

    @Override
    public void report(double fraction, String doing) {
        whole.report(from + (to - from) * fraction, work);
    }

    @Override
    public boolean cancelled() {
        return whole.cancelled();
    }
}
