package dev.dryscale.report;

import dev.dryscale.experiment.GateReport;
import dev.dryscale.experiment.GateStatus;
import java.io.IOException;
import java.io.OutputStream;

/** JUnit XML, as build servers read it: one test case per gate and policy. */
final class GateJUnit implements GateWriter {

    @Override
    public void write(GateReport report, OutputStream out) throws IOException {
        long failures = report.findings().stream()
                .filter(finding -> !report.passes(finding))
                .count();
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.append("<testsuite name=\"").append(escape("dryscale " + report.scenarioName()));
        text.append("\" tests=\"")
                .append(report.findings().size())
                .append("\" failures=\"")
                .append(failures);
        text.append("\" errors=\"0\" skipped=\"0\">\n");
        for (var finding : report.findings()) {
            appendCase(text, report, finding);
        }
        text.append("</testsuite>\n");
        var writer = Json.writer(out);
        writer.write(text.toString());
        writer.flush();
    }

    private static void appendCase(StringBuilder text, GateReport report, GateReport.Finding finding) {
        String sentence = escape(GateLines.sentence(finding));
        boolean passes = report.passes(finding);
        text.append("  <testcase classname=\"").append(escape(report.scenarioName() + "." + finding.candidate()));
        text.append("\" name=\"").append(escape(finding.gate().expression())).append("\">\n");
        if (passes) {
            text.append("    <system-out>");
        } else {
            text.append("    <failure message=\"").append(sentence).append("\">");
        }
        text.append(sentence);
        if (finding.status() != GateStatus.HELD) {
            text.append("; reproduce: ").append(escape(report.reproduce()));
        }
        text.append("</").append(passes ? "system-out" : "failure").append(">\n  </testcase>\n");
    }

    private static String escape(String text) {
        return Names.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
