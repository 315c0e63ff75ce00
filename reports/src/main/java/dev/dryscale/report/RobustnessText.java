package dev.dryscale.report;

import dev.dryscale.experiment.robustness.RobustnessReport;
import java.io.IOException;
import java.io.OutputStream;

/** The heat map for a terminal: verdict first, then a row per world and a column per policy. */
public final class RobustnessText implements RobustnessWriter {

    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String BOLD = "\u001b[1m";
    private static final String RESET = "\u001b[0m";
    private static final int GAP = 2;

    @Override
    public void write(RobustnessReport report, OutputStream out) throws IOException {
        var writer = Json.writer(out);
        writer.write(render(report, false));
        writer.flush();
    }

    /** As lines ending in {@code \n}; colours never carry meaning alone. */
    public static String render(RobustnessReport report, boolean ansi) {
        var out = new StringBuilder();
        out.append(painted(Names.printable(report.verdict()), BOLD, ansi)).append('\n');
        out.append(Names.printable(report.scenarioName() + ": " + report.trafficSummary()))
                .append("\n\n");
        appendMap(out, report, ansi);
        out.append('\n').append(RobustnessCells.LEGEND).append("; ").append(report.replications());
        out.append(report.replications() == 1 ? " replication\n" : " replications\n");
        for (var row : report.rows()) {
            for (int c = 0; c < row.cells().size(); c++) {
                for (var reading : row.cells().get(c).readings()) {
                    if (!reading.held()) {
                        out.append("MISS  ").append(RobustnessCells.world(row)).append(", ");
                        out.append(Names.printable(report.candidates().get(c))).append(": ");
                        out.append(Names.printable(RobustnessCells.sentence(reading)))
                                .append('\n');
                    }
                }
            }
        }
        if (!report.skipped().isEmpty()) {
            out.append("not for this scenario: ")
                    .append(String.join(", ", report.skipped()))
                    .append('\n');
        }
        return out.append("reproduce: ")
                .append(Names.printable(report.reproduce()))
                .append('\n')
                .toString();
    }

    private static void appendMap(StringBuilder out, RobustnessReport report, boolean ansi) {
        int label = report.rows().stream()
                .mapToInt(row -> RobustnessCells.world(row).length())
                .max()
                .orElse(0);
        var widths = new int[report.candidates().size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = Names.width(Names.printable(report.candidates().get(c)));
            for (var row : report.rows()) {
                widths[c] = Math.max(
                        widths[c], RobustnessCells.text(row.cells().get(c)).length());
            }
        }
        var head = new StringBuilder(" ".repeat(label));
        for (int c = 0; c < widths.length; c++) {
            var name = Names.printable(report.candidates().get(c));
            head.append(" ".repeat(GAP)).append(name).append(" ".repeat(widths[c] - Names.width(name)));
        }
        out.append(head.toString().stripTrailing()).append('\n');
        for (var row : report.rows()) {
            appendRow(out, row, label, widths, ansi);
        }
    }

    private static void appendRow(StringBuilder out, RobustnessReport.Row row, int label, int[] widths, boolean ansi) {
        var world = RobustnessCells.world(row);
        out.append(world).append(" ".repeat(label - world.length()));
        for (int c = 0; c < widths.length; c++) {
            var cell = row.cells().get(c);
            var text = RobustnessCells.text(cell);
            boolean last = c == widths.length - 1;
            out.append(" ".repeat(GAP)).append(painted(text, cell.held() ? GREEN : RED, ansi));
            out.append(last ? "" : " ".repeat(widths[c] - text.length()));
        }
        out.append('\n');
    }

    private static String painted(String text, String colour, boolean ansi) {
        return ansi ? colour + text + RESET : text;
    }
}
