package dev.dryscale.report;

import dev.dryscale.experiment.robustness.RobustnessReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What {@code robustness.jte} prints.
 *
 * @param picture address of the heat map
 * @param head of the table
 * @param lines a world each, with the numbers behind its fields
 * @param policy the Content-Security-Policy
 */
record RobustnessPage(
        String title,
        String verdict,
        String about,
        String picture,
        String legend,
        List<String> head,
        List<List<String>> lines,
        List<String> warnings,
        String skipped,
        String reproduce,
        String version,
        String policy) {

    static RobustnessPage of(RobustnessReport report) {
        var head = new ArrayList<String>(List.of("world"));
        report.candidates().forEach(name -> head.add(Names.printable(name)));
        var lines = new ArrayList<List<String>>();
        for (var row : report.rows()) {
            var line = new ArrayList<String>(List.of(RobustnessCells.world(row)));
            for (var cell : row.cells()) {
                var readings =
                        cell.readings().stream().map(RobustnessCells::sentence).toList();
                line.add(RobustnessCells.text(cell) + " (" + Names.printable(String.join("; ", readings)) + ")");
            }
            lines.add(List.copyOf(line));
        }
        var svg = RobustnessSvg.of(report).getBytes(StandardCharsets.UTF_8);
        return new RobustnessPage(
                Names.printable(report.scenarioName()) + " - robustness - Dryscale",
                Names.printable(report.verdict()),
                Names.printable(report.scenarioName() + ": " + report.trafficSummary()),
                "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg),
                RobustnessCells.LEGEND + "; " + report.replications() + " replications, seed " + report.seed(),
                List.copyOf(head),
                List.copyOf(lines),
                report.warnings().stream().map(Names::printable).toList(),
                String.join(", ", report.skipped()),
                Names.printable(report.reproduce()),
                Names.printable(report.version()),
                "default-src 'none'; img-src data:; style-src 'unsafe-inline'");
    }
}
