package dev.dryscale.report;

import dev.dryscale.experiment.GateReport;
import dev.dryscale.experiment.GateStatus;
import dev.dryscale.experiment.Measure;
import java.io.IOException;
import java.io.OutputStream;

/** Workflow commands of GitHub Actions: an error per missed gate, a warning per gate that is too close to call. */
final class GateAnnotations implements GateWriter {

    @Override
    public void write(GateReport report, OutputStream out) throws IOException {
        var writer = Json.writer(out);
        for (var finding : report.findings()) {
            if (finding.status() == GateStatus.HELD) {
                continue;
            }
            String kind = report.passes(finding) ? "warning" : "error";
            String title = property(report.scenarioName() + ": " + finding.candidate());
            String text = GateLines.status(report, finding) + ": " + GateLines.sentence(finding) + "; reproduce: "
                    + report.reproduce();
            writer.write("::" + kind + " title=" + title + "::" + message(text) + "\n");
        }
        for (var candidate : report.measured().entrySet()) {
            var cost = candidate.getValue().get(Measure.COST_PER_MONTH);
            if (cost != null) {
                String text = "cost per month, low - expected - high: " + GateLines.monthly(cost);
                String title = property(report.scenarioName() + ": " + candidate.getKey());
                writer.write("::notice title=" + title + "::" + message(text) + "\n");
            }
        }
        writer.write("::notice title=" + property(report.scenarioName()) + "::" + message(GateLines.headline(report))
                + "\n");
        writer.flush();
    }

    /**
     * So that nothing a stranger wrote begins a command of its own, ends this one, mentions anybody or breaks a table: the
     * escapes of GitHub's own toolkit for {@code %}, CR and LF, and for the rest a look-alike that means nothing.
     */
    static String message(String text) {
        return Names.printable(text)
                .replace("%", "%25")
                .replace("\r", "%0D")
                .replace("\n", "%0A")
                .replace("::", ":\u2060:")
                .replace("@", "@\u2060")
                .replace("|", "\u00a6");
    }

    /** A property's value, where colons and commas have a meaning too. */
    static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }
}
