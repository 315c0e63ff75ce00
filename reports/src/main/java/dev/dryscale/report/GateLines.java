package dev.dryscale.report;

import dev.dryscale.experiment.Estimate;
import dev.dryscale.experiment.GateReport;
import dev.dryscale.experiment.GateReport.Finding;
import dev.dryscale.experiment.Measure;

/** The words that every format of a gate's outcome shares. */
final class GateLines {

    private GateLines() {}

    /** The first line: whether the build passes. */
    static String headline(GateReport report) {
        long missed = report.findings().stream()
                .filter(finding -> !report.passes(finding))
                .count();
        int all = report.findings().size();
        return missed == 0 ? "every gate held (" + all + ")" : missed + " of " + all + " gates missed";
    }

    static String status(GateReport report, Finding finding) {
        return switch (finding.status()) {
            case HELD -> "PASS";
            case MISSED -> "FAIL";
            case TOO_CLOSE -> report.passes(finding) ? "PASS (too close)" : "FAIL (too close)";
        };
    }

    /** {@code p99 < 300ms (was 250 ms, now 310 ms [305, 315], limit 300 ms)}. */
    static String sentence(Finding finding) {
        return finding.gate().expression() + " (" + was(finding) + "now " + now(finding) + ", limit "
                + scale(finding).text(finding.limit()) + ")";
    }

    private static String was(Finding finding) {
        return finding.was() == null ? "" : "was " + wasValue(finding) + ", ";
    }

    static String wasValue(Finding finding) {
        return finding.was() == null ? "" : scale(finding).text(finding.was());
    }

    static String limit(Finding finding) {
        return scale(finding).text(finding.limit());
    }

    static String now(Finding finding) {
        var scale = scale(finding);
        var now = finding.now();
        return scale.text(now.value()) + (now.hasInterval() ? " " + scale.interval(now.low(), now.high()) : "");
    }

    /** Against what it was, with its sign; empty when there is nothing to compare with. */
    static String delta(Finding finding) {
        if (finding.was() == null) {
            return "";
        }
        double change = finding.now().value() - finding.was();
        if (finding.was() == 0 || finding.gate().measure() == Measure.ERRORS) {
            return (change > 0 ? "+" : "") + scale(finding).text(change);
        }
        var percent = new Scale(100 / Math.abs(finding.was()), "", " %", 1);
        return (change > 0 ? "+" : "") + percent.text(change);
    }

    private static Scale scale(Finding finding) {
        double was = finding.was() == null ? finding.limit() : finding.was();
        return Scale.of(finding.gate().measure(), finding.now().value(), finding.limit(), was);
    }

    /** What a month would cost at the run's average: low, expected, high. */
    static String monthly(Estimate cost) {
        double low = Math.max(0, cost.low());
        var scale = Scale.of(Measure.COST_PER_MONTH, low, cost.value(), cost.high());
        return scale.text(low) + " - " + scale.text(cost.value()) + " - " + scale.text(cost.high());
    }
}
