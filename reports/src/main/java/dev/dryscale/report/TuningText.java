package dev.dryscale.report;

import dev.dryscale.experiment.tuning.TuningReport;
import java.util.ArrayList;
import java.util.List;

/** A search for a terminal and for Markdown: verdict first, then the tables. */
final class TuningText {

    private TuningText() {}

    static String terminal(TuningReport report) {
        var out = new StringBuilder(Names.printable(report.verdict())).append("\n");
        for (var section : new TuningTables(report).sections()) {
            out.append('\n').append(section.title()).append('\n');
            for (var table : section.tables()) {
                columns(out, table);
            }
            out.append(Names.printable(section.note())).append('\n');
        }
        report.warnings()
                .forEach(warning ->
                        out.append("warning: ").append(Names.printable(warning)).append('\n'));
        return out.toString();
    }

    private static void columns(StringBuilder out, PageTable table) {
        var lines = new ArrayList<List<String>>();
        lines.add(table.head());
        table.rows()
                .forEach(row -> lines.add(row.stream().map(PageTable.Cell::text).toList()));
        int columns = table.head().size();
        var widths = new int[columns];
        for (var line : lines) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], Names.width(line.get(c)));
            }
        }
        for (var line : lines) {
            var text = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                text.append(line.get(c)).append(" ".repeat(widths[c] - Names.width(line.get(c)) + 2));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }

    static String markdown(TuningReport report) {
        var out = new StringBuilder("**")
                .append(MarkdownReport.escape(report.verdict()))
                .append("**\n");
        for (var section : new TuningTables(report).sections()) {
            out.append("\n## ").append(section.title()).append("\n\n");
            out.append(MarkdownReport.escape(section.note())).append("\n");
            section.tables().forEach(table -> rows(out, table));
        }
        report.warnings()
                .forEach(warning -> out.append("\n> warning: ")
                        .append(MarkdownReport.escape(warning))
                        .append('\n'));
        out.append("\nSeed ").append(report.plan().split().trainSeed());
        out.append(", Dryscale ").append(MarkdownReport.escape(report.version()));
        out.append(". Reproduce: ")
                .append(MarkdownReport.escape(report.reproduce()))
                .append('\n');
        return out.toString();
    }

    private static void rows(StringBuilder out, PageTable table) {
        out.append('\n');
        table.head()
                .forEach(head ->
                        out.append("| ").append(MarkdownReport.escape(head)).append(' '));
        out.append("|\n").append("|:--".repeat(table.head().size())).append("|\n");
        for (var row : table.rows()) {
            row.forEach(cell ->
                    out.append("| ").append(MarkdownReport.escape(cell.text())).append(' '));
            out.append("|\n");
        }
    }
}
