package dev.dryscale.cli;

import dev.dryscale.experiment.Progress;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar with the time left, on stderr: only for a person who has waited a second already, and gone when the work is
 * done.
 */
final class TerminalProgress implements Progress, AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int STEPS = 1_000;
    private static final int REDRAW_MILLIS = 200;
    private static final int BAR_LENGTH = 10;

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
                .setRenderer((state, most) -> line(state.getNormalizedProgress(), state.getExtraMessage(), most))
                .setMaxRenderedLength(terminal.columns() - 1)
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), terminal.columns() - 1))
                .clearDisplayOnFinish()
                .build();
    }

    /** {@code compare  48 % [=====     ] 7 s, about 8 s left; seed: 4 instances, CPU 60 %}. */
    private String line(double fraction, @Nullable String doing, int most) {
        double elapsed = (System.nanoTime() - startNanos) / 1e9;
        int filled = (int) Math.floor(fraction * BAR_LENGTH);
        var text = new StringBuilder(work)
                .append(String.format(Locale.ROOT, " %3.0f %% [", Math.floor(fraction * 100)))
                .append("=".repeat(filled))
                .append(" ".repeat(BAR_LENGTH - filled))
                .append("] ")
                .append(duration(elapsed));
        if (fraction > 0) {
            text.append(", about ")
                    .append(duration(elapsed * (1 - fraction) / fraction))
                    .append(" left");
        }
        if (doing != null && !doing.isEmpty()) {
            text.append("; ").append(doing);
        }
        return text.substring(0, Math.min(text.length(), most));
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 120
                ? whole + " s"
                : whole < 7_200
                        ? whole / 60 + " min " + whole % 60 + " s"
                        : whole / 3_600 + " h " + whole / 60 % 60 + " min";
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
