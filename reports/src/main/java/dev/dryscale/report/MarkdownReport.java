package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.TraceComparison;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The summary as Markdown for a pull request or a note: verdict first, then one table, gates and warnings. */
final class MarkdownReport implements TraceReportWriter {

    private static final String SPECIAL = "\\`*_{}[]()<>#+!|~&@$";

    @Override
    public void write(Comparison comparison, OutputStream out) throws IOException {
        var writer = Json.writer(out);
        writer.write(render(comparison));
        writer.flush();
    }

    @Override
    public void write(TraceComparison comparison, OutputStream out) throws IOException {
        var text = new StringBuilder(render(comparison.pooled()));
        text.append("\n").append(escape(TraceTable.LEGEND)).append("\n\n");
        var table = TraceTable.of(comparison);
        appendRow(text, table.head());
        text.append("|:--|:--|").append("--:|".repeat(table.head().size() - 2)).append('\n');
        table.rows().forEach(row -> appendRow(text, row));
        for (var trace : comparison.traces()) {
            text.append("\n- ").append(escape(trace.name())).append(": ");
            text.append(escape(trace.comparison().verdict().sentence()));
        }
        text.append('\n');
        var writer = Json.writer(out);
        writer.write(text.toString());
        writer.flush();
    }

    private static void appendRow(StringBuilder text, List<String> cells) {
        cells.forEach(cell -> text.append("| ").append(escape(cell)).append(' '));
        text.append("|\n");
    }

    static String render(Comparison comparison) {
        var out = new StringBuilder();
        out.append("**").append(escape(comparison.verdict().sentence())).append("**\n\n");
        out.append(escape(comparison.scenarioName())).append(": ");
        out.append(escape(comparison.trafficSummary())).append("\n\n");
        appendTable(out, SummaryTable.of(comparison));
        out.append('\n').append(escape(Footnotes.intervals(comparison))).append("\n");
        appendGates(out, comparison);
        for (var note : Footnotes.notes(comparison)) {
            out.append("\n> note: ").append(escape(note)).append('\n');
        }
        for (var warning : comparison.warnings()) {
            out.append("\n> warning: ").append(escape(warning)).append('\n');
        }
        out.append("\nSeed ").append(comparison.seed()).append(", Dryscale ").append(escape(comparison.version()));
        out.append(". Reproduce: ").append(escape(comparison.reproduce())).append('\n');
        return out.toString();
    }

    private static void appendTable(StringBuilder out, SummaryTable table) {
        out.append("| |");
        for (var i = 0; i < table.candidates().size(); i++) {
            var name = escape(table.candidates().get(i));
            out.append(i == 0 ? " was: " + name + " |" : " now: " + name + " | change |");
        }
        out.append("\n|:--|")
                .append("--:|".repeat(2 * table.candidates().size() - 1))
                .append('\n');
        for (var row : table.rows()) {
            out.append("| ").append(row.label()).append(" |");
            for (var i = 0; i < row.cells().size(); i++) {
                var cell = row.cells().get(i);
                out.append(' ').append(escape(cell.valueWithInterval())).append(" |");
                if (i > 0) {
                    var unclear = cell.tone() == SummaryTable.Tone.UNCLEAR ? " ~" : "";
                    out.append(' ').append(escape(cell.change() + unclear)).append(" |");
                }
            }
            out.append('\n');
        }
    }

    private static void appendGates(StringBuilder out, Comparison comparison) {
        for (var result : comparison.results()) {
            for (var gate : result.gates()) {
                out.append("\n- ").append(gate.held() ? "PASS" : "**FAIL**").append(' ');
                out.append(escape(result.candidate().name() + ": " + Footnotes.gate(gate)));
            }
        }
        if (comparison.results().stream().anyMatch(result -> !result.gates().isEmpty())) {
            out.append('\n');
        }
    }

    /** On one line, as nothing but text. */
    static String escape(String text) {
        var out = new StringBuilder();
        Names.printable(text).codePoints().forEach(point -> {
            if (point == '<' || point == '>' || point == '&' || point == '@') {
                out.append("&#").append(point).append(';');
            } else {
                if (SPECIAL.indexOf(point) >= 0) {
                    out.append('\\');
                }
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }
}
