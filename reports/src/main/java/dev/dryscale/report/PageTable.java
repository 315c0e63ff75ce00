package dev.dryscale.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of the report page.
 *
 * @param prose whether its cells are words rather than numbers
 */
record PageTable(String caption, List<String> head, List<List<Cell>> rows, boolean prose) {

    /** @param mark the cell's CSS class, empty for none; what it says is also in the text */
    record Cell(String text, String mark) {}

    /** Collects rows. All text becomes printable; the template escapes it. */
    static final class Builder {

        private final List<List<Cell>> rows = new ArrayList<>();

        Builder row(String... texts) {
            return cells(Arrays.stream(texts).map(text -> new Cell(text, "")).toList());
        }

        Builder cells(List<Cell> cells) {
            rows.add(cells.stream()
                    .map(cell -> new Cell(Names.printable(cell.text()), cell.mark()))
                    .toList());
            return this;
        }

        PageTable numbers(String caption, String... head) {
            return build(caption, false, head);
        }

        PageTable prose(String caption, String... head) {
            return build(caption, true, head);
        }

        private PageTable build(String caption, boolean prose, String... head) {
            var names = Arrays.stream(head).map(Names::printable).toList();
            return new PageTable(Names.printable(caption), names, List.copyOf(rows), prose);
        }
    }
}
