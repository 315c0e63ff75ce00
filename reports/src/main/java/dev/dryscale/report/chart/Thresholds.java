package dev.dryscale.report.chart;

import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.record.Timeline.Column;
import org.jfree.chart.plot.XYPlot;

/** The thresholds of a target tracking policy's alarms as lines. */
final class Thresholds {

    private Thresholds() {}

    static void draw(TimePlots plots, XYPlot plot, CandidateResult result, Theme theme) {
        var run = result.run();
        plots.line(plot, run, TimePlots.values(run, Column.ALARM_HIGH), theme.limit(), ChartStyle.dashed());
        plots.line(plot, run, TimePlots.values(run, Column.ALARM_LOW), theme.mutedText(), ChartStyle.dotted());
    }

    /** TT-20: AlarmHigh's threshold is the target value. */
    static void explain(TimePlots plots, Theme theme) {
        plots.explain("target = scale-out threshold (AlarmHigh)", theme.limit(), ChartStyle.dashed());
        plots.explain("scale-in threshold (AlarmLow)", theme.mutedText(), ChartStyle.dotted());
    }
}
