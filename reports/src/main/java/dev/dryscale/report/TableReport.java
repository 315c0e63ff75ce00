package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.TraceComparison;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** The summary for a terminal: verdict in the first line, then one table, gates and warnings. */
public final class TableReport implements TraceReportWriter {

    private static final int PLAIN_WIDTH = 120;
    private static final int GAP = 2;
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String RESET = "\u001b[0m";

    /** A table cell with the colour it may have. */
    private record Piece(String text, String colour) {}

    @Override
    public void write(Comparison comparison, OutputStream out) throws IOException {
        var writer = Json.writer(out);
        writer.write(render(comparison, false, PLAIN_WIDTH));
        writer.flush();
    }

    @Override
    public void write(TraceComparison comparison, OutputStream out) throws IOException {
        var writer = Json.writer(out);
        writer.write(render(comparison, false, PLAIN_WIDTH));
        writer.flush();
    }

    /** The traces together, then each by itself; a table that is too wide for the terminal is one line per value. */
    public static String render(TraceComparison comparison, boolean ansi, int width) {
        var out = new StringBuilder(render(comparison.pooled(), ansi, width));
        out.append('\n').append(painted(TraceTable.LEGEND, DIM, ansi)).append('\n');
        out.append(TextTable.of(TraceTable.of(comparison)).render(width));
        for (var trace : comparison.traces()) {
            var sentence = trace.name() + ": " + trace.comparison().verdict().sentence();
            out.append(Names.printable(sentence)).append('\n');
        }
        return out.toString();
    }

    /**
     * The report as lines ending in {@code \n}.
     *
     * @param ansi whether colours may be used; they never carry meaning alone
     * @param width columns of the terminal; what does not fit beside each other goes below each other
     */
    public static String render(Comparison comparison, boolean ansi, int width) {
        var out = new StringBuilder();
        out.append(painted(Names.printable(comparison.verdict().sentence()), BOLD, ansi))
                .append('\n');
        var about = comparison.scenarioName() + ": " + comparison.trafficSummary();
        out.append(painted(Names.printable(about), DIM, ansi)).append('\n');
        var table = SummaryTable.of(comparison);
        for (var block : fits(table, width) ? blocks(table, width) : stacked(table, width)) {
            out.append('\n');
            appendBlock(out, block, ansi);
        }
        out.append(painted(Footnotes.intervals(comparison), DIM, ansi)).append('\n');
        appendGates(out, comparison, ansi);
        for (var note : Footnotes.notes(comparison)) {
            out.append(painted("note: ", DIM, ansi))
                    .append(Names.printable(note))
                    .append('\n');
        }
        for (var warning : comparison.warnings()) {
            out.append(painted("warning: ", YELLOW, ansi))
                    .append(Names.printable(warning))
                    .append('\n');
        }
        return out.toString();
    }

    /** Whether the baseline and one candidate fit beside each other with all their intervals. */
    private static boolean fits(SummaryTable table, int width) {
        var used = widthOf(labels(table)) + GAP + widthOf(values(table, 0));
        for (var candidate = 1; candidate < table.candidates().size(); candidate++) {
            if (used + 2 * GAP + widthOf(values(table, candidate)) + widthOf(changes(table, candidate)) > width) {
                return false;
            }
        }
        return used <= width;
    }

    /** Columns of pieces: labels, baseline, then value and change of each further candidate; split where too wide. */
    private static List<List<List<Piece>>> blocks(SummaryTable table, int width) {
        var head = List.of(labels(table), values(table, 0));
        var headWidth = widthOf(head.get(0)) + GAP + widthOf(head.get(1));
        var blocks = new ArrayList<List<List<Piece>>>();
        var block = new ArrayList<>(head);
        var used = headWidth;
        for (var candidate = 1; candidate < table.candidates().size(); candidate++) {
            var now = values(table, candidate);
            var change = changes(table, candidate);
            var more = 2 * GAP + widthOf(now) + widthOf(change);
            if (used + more > width && block.size() > head.size()) {
                blocks.add(block);
                block = new ArrayList<>(head);
                used = headWidth;
            }
            block.add(now);
            block.add(change);
            used += more;
        }
        blocks.add(block);
        return blocks;
    }

    /** Where values and changes do not fit beside each other with their intervals: the values first, then the changes. */
    private static List<List<List<Piece>>> stacked(SummaryTable table, int width) {
        var values = new ArrayList<List<Piece>>();
        var changes = new ArrayList<List<Piece>>();
        for (var candidate = 0; candidate < table.candidates().size(); candidate++) {
            values.add(values(table, candidate));
            if (candidate > 0) {
                var change = new ArrayList<>(changes(table, candidate));
                change.set(
                        0,
                        new Piece(
                                "change: " + Names.printable(table.candidates().get(candidate)), BOLD));
                changes.add(change);
            }
        }
        var blocks = new ArrayList<>(packed(labels(table), values, width));
        blocks.addAll(packed(labels(table), changes, width));
        return blocks;
    }

    /** As many columns behind the labels as fit; one at least. */
    private static List<List<List<Piece>>> packed(List<Piece> labels, List<List<Piece>> columns, int width) {
        var blocks = new ArrayList<List<List<Piece>>>();
        var block = new ArrayList<List<Piece>>(List.of(labels));
        var used = widthOf(labels);
        for (var column : columns) {
            if (block.size() > 1 && used + GAP + widthOf(column) > width) {
                blocks.add(block);
                block = new ArrayList<>(List.of(labels));
                used = widthOf(labels);
            }
            block.add(column);
            used += GAP + widthOf(column);
        }
        if (block.size() > 1) {
            blocks.add(block);
        }
        return blocks;
    }

    private static List<Piece> labels(SummaryTable table) {
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece("", ""));
        table.rows().forEach(row -> pieces.add(new Piece(row.label(), "")));
        return pieces;
    }

    private static List<Piece> values(SummaryTable table, int candidate) {
        var pieces = new ArrayList<Piece>();
        var role = table.candidates().size() == 1 ? "" : candidate == 0 ? "was: " : "now: ";
        pieces.add(new Piece(role + Names.printable(table.candidates().get(candidate)), BOLD));
        table.rows()
                .forEach(row -> pieces.add(new Piece(row.cells().get(candidate).valueWithInterval(), "")));
        return pieces;
    }

    private static List<Piece> changes(SummaryTable table, int candidate) {
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece("change", BOLD));
        for (var row : table.rows()) {
            var cell = row.cells().get(candidate);
            pieces.add(
                    switch (cell.tone()) {
                        case BETTER -> new Piece(cell.change(), GREEN);
                        case WORSE -> new Piece(cell.change(), RED);
                        case UNCLEAR -> new Piece(cell.change() + " ~", "");
                        case NONE -> new Piece(cell.change(), "");
                    });
        }
        return pieces;
    }

    private static int widthOf(List<Piece> column) {
        return column.stream()
                .mapToInt(piece -> Names.width(piece.text()))
                .max()
                .orElse(0);
    }

    private static void appendBlock(StringBuilder out, List<List<Piece>> columns, boolean ansi) {
        for (var line = 0; line < columns.get(0).size(); line++) {
            var text = new StringBuilder();
            var pending = 0;
            for (var column : columns) {
                var piece = column.get(line);
                text.append(" ".repeat(piece.text().isEmpty() ? 0 : pending));
                pending = piece.text().isEmpty() ? pending : 0;
                text.append(painted(piece.text(), piece.colour(), ansi));
                pending += widthOf(column) - Names.width(piece.text()) + GAP;
            }
            out.append(text).append('\n');
        }
    }

    private static void appendGates(StringBuilder out, Comparison comparison, boolean ansi) {
        for (var result : comparison.results()) {
            for (var gate : result.gates()) {
                out.append(gate.held() ? painted("PASS", GREEN, ansi) : painted("FAIL", RED, ansi));
                out.append("  ").append(Names.printable(result.candidate().name()));
                out.append(": ").append(Names.printable(Footnotes.gate(gate))).append('\n');
            }
        }
    }

    private static String painted(String text, String colour, boolean ansi) {
        return ansi && !colour.isEmpty() && !text.isEmpty() ? colour + text + RESET : text;
    }
}
