package dev.dryscale.report;

import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.Estimate;
import dev.dryscale.experiment.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The one table of every report: a row per measure, a cell per candidate, the first candidate being the baseline. Lower is
 * better in every row.
 *
 * @param candidates names as they were written, not yet escaped for any medium
 */
record SummaryTable(List<String> candidates, List<Row> rows) {

    /** What the table shows, in its order; {@code result.json} has every measure. */
    static final List<Measure> MEASURES = List.of(
            Measure.COST,
            Measure.COST_PER_MONTH,
            Measure.P50,
            Measure.P95,
            Measure.P99,
            Measure.P999,
            Measure.ERRORS,
            Measure.REGRET_DOLLARS,
            Measure.TIME_OVER_SLO,
            Measure.ACTIVITIES,
            Measure.WASTED_INSTANCE_MINUTES,
            Measure.INSTANCE_HOURS);

    /** One measure of all candidates. */
    record Row(Measure measure, String label, List<Cell> cells) {}

    /**
     * One value.
     *
     * @param interval {@code [low, high]}, empty when there is none
     * @param change against the baseline, empty for the baseline itself
     */
    record Cell(String value, String interval, String change, Tone tone) {

        String valueWithInterval() {
            return interval.isEmpty() ? value : value + " " + interval;
        }
    }

    /** Whether a change is good news. */
    enum Tone {
        BETTER,
        WORSE,
        /** The interval of the difference holds zero. */
        UNCLEAR,
        NONE
    }

    static SummaryTable of(Comparison comparison) {
        var names = comparison.results().stream()
                .map(result -> result.candidate().name())
                .toList();
        var rows = new ArrayList<Row>();
        for (var measure : MEASURES) {
            if (comparison.results().stream().anyMatch(result -> isShown(result, measure))) {
                rows.add(row(comparison, measure));
            }
        }
        return new SummaryTable(names, List.copyOf(rows));
    }

    /** What something costs is not shown where no prices are stated: nought would be an invention. */
    private static boolean isShown(CandidateResult result, Measure measure) {
        boolean money = measure == Measure.COST || measure == Measure.COST_PER_MONTH;
        return measured(result, measure) != null && (!money || result.bill().isPriced());
    }

    static @Nullable Estimate measured(CandidateResult result, Measure measure) {
        return result.estimates().get(measure);
    }

    private static Row row(Comparison comparison, Measure measure) {
        var values = comparison.results().stream().flatMapToDouble(result -> {
            var estimate = measured(result, measure);
            return estimate == null
                    ? DoubleStream.empty()
                    : DoubleStream.of(estimate.value(), estimate.low(), estimate.high());
        });
        var scale = Scale.of(measure, values.toArray());
        var cells = new ArrayList<Cell>();
        for (var result : comparison.results()) {
            cells.add(cell(comparison, result, measure, scale));
        }
        return new Row(measure, label(measure), List.copyOf(cells));
    }

    /** The measure's name as people say it. */
    static String label(Measure measure) {
        return switch (measure) {
            case TIME_OVER_SLO -> "time over SLO";
            case REGRET_DOLLARS -> "regret";
            case WASTED_INSTANCE_MINUTES -> "wasted minutes";
            default -> measure.gateName().replace('_', ' ');
        };
    }

    private static Cell cell(Comparison comparison, CandidateResult result, Measure measure, Scale scale) {
        var estimate = measured(result, measure);
        if (estimate == null) {
            return new Cell(Scale.NO_VALUE, "", "", Tone.NONE);
        }
        var interval = estimate.hasInterval() && Double.isFinite(estimate.value())
                ? scale.interval(estimate.low(), estimate.high())
                : "";
        var baseline = measured(comparison.baseline(), measure);
        if (result.equals(comparison.baseline()) || baseline == null) {
            return new Cell(scale.text(estimate.value()), interval, "", Tone.NONE);
        }
        var difference = difference(result, measure, estimate, baseline);
        var change = change(measure, difference, result.changes().get(measure), scale);
        return new Cell(scale.text(estimate.value()), interval, change, tone(difference));
    }

    private static Estimate difference(CandidateResult result, Measure measure, Estimate now, Estimate was) {
        var paired = result.differences().get(measure);
        return paired != null ? paired : Estimate.exact(now.value() - was.value());
    }

    /** In percent of the baseline's value; shares, and changes from what may be zero, in their own unit. */
    private static String change(Measure measure, Estimate difference, @Nullable Estimate relative, Scale scale) {
        if (!Double.isFinite(difference.value())) {
            return Scale.NO_VALUE;
        }
        if (measure == Measure.ERRORS) {
            return signed(new Scale(scale.factor(), "", " pp", Math.max(scale.decimals(), 2)), difference);
        }
        return relative == null ? signed(scale, difference) : signed(new Scale(100, "", " %", 1), relative);
    }

    private static String signed(Scale scale, Estimate difference) {
        var text = (difference.value() > 0 ? "+" : "") + scale.text(difference.value());
        if (!difference.hasInterval()) {
            return text;
        }
        return text + " [" + signed(scale, difference.low()) + ", " + signed(scale, difference.high()) + "]";
    }

    private static String signed(Scale scale, double value) {
        return (value > 0 ? "+" : "") + scale.bare(value);
    }

    private static Tone tone(Estimate difference) {
        if (difference.hasInterval() && difference.low() <= 0 && difference.high() >= 0) {
            return Tone.UNCLEAR;
        }
        if (difference.value() == 0 || Double.isNaN(difference.value())) {
            return Tone.NONE;
        }
        return difference.value() < 0 ? Tone.BETTER : Tone.WORSE;
    }
}
