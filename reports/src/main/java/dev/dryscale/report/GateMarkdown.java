package dev.dryscale.report;

import dev.dryscale.experiment.GateReport;
import dev.dryscale.experiment.Measure;
import java.io.IOException;
import java.io.OutputStream;

/** For a comment on a pull request: was, now, change, limit; what a month costs; how to reproduce it. */
final class GateMarkdown implements GateWriter {

    @Override
    public void write(GateReport report, OutputStream out) throws IOException {
        var text = new StringBuilder();
        text.append("**").append(MarkdownReport.escape(report.scenarioName())).append(": ");
        text.append(MarkdownReport.escape(GateLines.headline(report))).append("**\n\n");
        appendFindings(text, report);
        appendCosts(text, report);
        for (var warning : report.warnings()) {
            text.append("\n> warning: ").append(MarkdownReport.escape(warning)).append('\n');
        }
        text.append("\n[low, high]: 95 % interval over simulated randomness only; ");
        text.append(report.replications()).append(" replications. Reproduce: ");
        text.append(MarkdownReport.escape(report.reproduce())).append('\n');
        var writer = Json.writer(out);
        writer.write(text.toString().replace("[low, high]", "\\[low, high\\]"));
        writer.flush();
    }

    private static void appendFindings(StringBuilder text, GateReport report) {
        text.append("| policy | gate | was | now | change | |\n|:--|:--|--:|--:|--:|:--|\n");
        for (var finding : report.findings()) {
            text.append("| ").append(MarkdownReport.escape(finding.candidate()));
            text.append(" | ").append(MarkdownReport.escape(finding.gate().expression()));
            text.append(" | ").append(MarkdownReport.escape(GateLines.wasValue(finding)));
            text.append(" | ").append(MarkdownReport.escape(GateLines.now(finding)));
            text.append(" | ").append(MarkdownReport.escape(GateLines.delta(finding)));
            text.append(" | ").append(GateLines.status(report, finding)).append(" |\n");
        }
    }

    private static void appendCosts(StringBuilder text, GateReport report) {
        text.append("\n| policy | cost per month: low - expected - high |\n|:--|--:|\n");
        for (var candidate : report.measured().entrySet()) {
            var cost = candidate.getValue().get(Measure.COST_PER_MONTH);
            if (cost != null) {
                text.append("| ")
                        .append(MarkdownReport.escape(candidate.getKey()))
                        .append(" | ");
                text.append(MarkdownReport.escape(GateLines.monthly(cost))).append(" |\n");
            }
        }
    }
}
