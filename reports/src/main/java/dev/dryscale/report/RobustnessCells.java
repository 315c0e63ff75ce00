package dev.dryscale.report;

import dev.dryscale.experiment.robustness.RobustnessReport.Cell;
import dev.dryscale.experiment.robustness.RobustnessReport.Reading;
import dev.dryscale.experiment.robustness.RobustnessReport.Row;
import java.util.Locale;

/** The words and colours that every form of the heat map shares. */
final class RobustnessCells {

    static final String LEGEND = "the gate that fares worst: by how much it is beyond its limit (+) or within it (-);"
            + " ~ the interval holds the limit";

    private static final double HUGE = 9.99;

    private RobustnessCells() {}

    static String world(Row row) {
        return row.level().isEmpty() ? row.title() : row.title() + " " + row.level();
    }

    /** {@code ok -38 %}, {@code MISS +62 % p99}, with {@code ~} where more replications might tell otherwise. */
    static String text(Cell cell) {
        var worst = cell.worst();
        var close = worst.isClose() ? " ~" : "";
        return cell.held()
                ? "ok " + excess(worst) + close
                : "MISS " + excess(worst) + " " + worst.gate().measure().gateName() + close;
    }

    private static String excess(Reading reading) {
        double excess = reading.excess();
        if (reading.limit() == 0) {
            var scale = Scale.of(reading.gate().measure(), excess);
            return (excess > 0 ? "+" : "") + scale.text(excess);
        }
        return excess > HUGE ? "> +999 %" : String.format(Locale.ROOT, "%+.0f %%", 100 * Math.max(-1, excess));
    }

    /** {@code p99 < 300ms: 310 ms [305, 315]}. */
    static String sentence(Reading reading) {
        var actual = reading.actual();
        var scale = Scale.of(reading.gate().measure(), actual.value(), reading.limit());
        var interval = actual.hasInterval() ? " " + scale.interval(actual.low(), actual.high()) : "";
        return reading.gate().expression() + ": " + scale.text(actual.value()) + interval;
    }

    /** From 0, far within every limit, to 1, at twice a limit or beyond; 0.5 is the limit itself. */
    static double heat(Cell cell) {
        double excess = cell.worst().excess();
        return Double.isNaN(excess) ? 1 : Math.max(0, Math.min(1, 0.5 + excess / 2));
    }

    /** Blue where gates are held, over white at the limit, to orange: told apart by every kind of eye. */
    static String colour(Cell cell) {
        double heat = heat(cell);
        int[] cold = {33, 102, 172};
        int[] white = {247, 247, 247};
        int[] hot = {230, 97, 1};
        double share = heat < 0.5 ? heat / 0.5 : (heat - 0.5) / 0.5;
        int[] from = heat < 0.5 ? cold : white;
        int[] to = heat < 0.5 ? white : hot;
        var mixed = new int[3];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (int) Math.round(from[i] + share * (to[i] - from[i]));
        }
        return String.format(Locale.ROOT, "#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
    }

    /** Readable on {@link #colour}. */
    static String ink(Cell cell) {
        return heat(cell) < 0.2 ? "#ffffff" : "#111111";
    }
}
