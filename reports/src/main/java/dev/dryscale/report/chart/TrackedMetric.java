package dev.dryscale.report.chart;

import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import java.util.stream.Stream;
import org.jfree.chart.plot.XYPlot;

/** What a candidate's policies look at, and the alarm thresholds on it. */
public final class TrackedMetric {

    static final String SCALE_OUT = "target = scale-out threshold (AlarmHigh)";
    static final String SCALE_IN = "scale-in threshold (AlarmLow)";
    private static final String CPU = "CPUUtilization";

    private TrackedMetric() {}

    /** Whether the alarms of this candidate are on CPU utilisation. */
    public static boolean isCpu(CandidateResult result) {
        return names(result).anyMatch(CPU::equals);
    }

    /** The CloudWatch name of the first metric that is not CPU utilisation; empty when there is none. */
    public static String other(CandidateResult result) {
        return isCpu(result) ? "" : names(result).findFirst().orElse("");
    }

    private static Stream<String> names(CandidateResult result) {
        return result.candidate().policies().stream()
                .filter(policy -> policy instanceof TargetTrackingPolicy)
                .map(policy -> ((TargetTrackingPolicy) policy).metric().metricName());
    }

    static void drawThresholds(TimePlots plots, XYPlot plot, CandidateResult result, Theme theme) {
        var run = result.run();
        plots.line(plot, run, TimePlots.values(run, Column.ALARM_HIGH), theme.limit(), ChartStyle.dashed());
        plots.line(plot, run, TimePlots.values(run, Column.ALARM_LOW), theme.mutedText(), ChartStyle.dotted());
    }

    static void explainThresholds(TimePlots plots, Theme theme) {
        plots.explain(SCALE_OUT, theme.limit(), ChartStyle.dashed());
        plots.explain(SCALE_IN, theme.mutedText(), ChartStyle.dotted());
    }
}
