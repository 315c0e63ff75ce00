package dev.dryscale.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligned columns for a terminal.
 *
 * @param lines the head first; all have as many cells
 */
record TextTable(List<List<String>> lines) {

    private static final int GAP = 2;

    static TextTable of(TraceTable table) {
        var lines = new ArrayList<List<String>>();
        lines.add(table.head());
        lines.addAll(table.rows());
        return new TextTable(List.copyOf(lines));
    }

    /** As lines ending in {@code \n}; where they are wider than {@code width} the columns go on below, after the first two. */
    String render(int width) {
        var out = new StringBuilder();
        int columns = lines.get(0).size();
        int from = 2;
        while (from < columns) {
            int to = from + 1;
            while (to < columns && widthOf(0, 2) + widthOf(from, to + 1) <= width + GAP) {
                to++;
            }
            append(out, from, to);
            from = to;
        }
        return out.toString();
    }

    private int widthOf(int from, int to) {
        int width = 0;
        for (int column = from; column < to; column++) {
            width += widthOf(column) + GAP;
        }
        return width;
    }

    private int widthOf(int column) {
        return lines.stream()
                .mapToInt(line -> Names.width(Names.printable(line.get(column))))
                .max()
                .orElse(0);
    }

    private void append(StringBuilder out, int from, int to) {
        for (var line : lines) {
            var text = new StringBuilder();
            for (int column = 0; column < to; column++) {
                if (column < 2 || column >= from) {
                    var cell = Names.printable(line.get(column));
                    text.append(cell).append(" ".repeat(widthOf(column) - Names.width(cell) + GAP));
                }
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }
}
