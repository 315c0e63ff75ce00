package dev.dryscale.cli;

import dev.dryscale.experiment.Progress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar with the time left, on stderr: only for a person who has waited a second already, and gone when the work is
 * done.
 */
final class TerminalProgress implements Progress, AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int STEPS = 1_000;
    private static final int REDRAW_MILLIS = 200;

    private final Terminal terminal;
    private final String work;
    private final Interruption interruption;
    private final long startNanos = System.nanoTime();

    private @Nullable ProgressBar bar;
    private boolean closed;

    TerminalProgress(Terminal terminal, String work, Interruption interruption) {
        this.terminal = terminal;
        this.work = work;
        this.interruption = interruption;
    }

    @Override
    public void report(double fraction, String doing) {
        if (terminal.errIsTty() && System.nanoTime() - startNanos >= PATIENCE_NANOS) {
            show(fraction, doing);
        }
    }

    private synchronized void show(double fraction, String doing) {
        if (closed) {
            return;
        }
        if (bar == null) {
            bar = open();
        }
        bar.stepTo(Math.round(Math.min(1, Math.max(0, fraction)) * STEPS));
        bar.setExtraMessage(doing);
    }

    private ProgressBar open() {
        return new ProgressBarBuilder()
                .setTaskName(work)
                .setInitialMax(STEPS)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .setEtaFunction(state -> state.getCurrent() == 0
                        ? Optional.empty()
                        : Optional.of(state.getElapsedAfterStart()
                                .plusSeconds(1)
                                .multipliedBy(state.getMax() - state.getCurrent())
                                .dividedBy(state.getCurrent())))
                .setMaxRenderedLength(terminal.columns() - 1)
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), terminal.columns() - 1))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public boolean cancelled() {
        return interruption.requested();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (bar != null) {
            bar.close();
        }
    }
}
