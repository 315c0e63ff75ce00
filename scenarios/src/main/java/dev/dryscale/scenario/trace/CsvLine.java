package dev.dryscale.scenario.trace;

/** One CSV line split into cells; quoted cells must close on their line, since a trace has no text that spans lines. */
final class CsvLine {

    private static final int MOST_CELLS = 1_024;

    private final byte separator;
    private final int[] from = new int[MOST_CELLS];
    private final int[] to = new int[MOST_CELLS];
    private int cells;
    private String rule = "";

    CsvLine(char separator) {
        this.separator = (byte) separator;
    }

    /** Splits {@code b[start, stop)}; false means {@link #rule} says what must hold. */
    boolean split(byte[] b, int start, int stop) {
        cells = 0;
        int i = start;
        while (true) {
            if (cells == MOST_CELLS) {
                rule = "must have at most 1,024 cells in a line";
                return false;
            }
            if (i < stop && b[i] == '"') {
                i = quoted(b, i, stop);
                if (i < 0) {
                    rule = "must close its quote on the same line, followed by a separator";
                    return false;
                }
            } else {
                from[cells] = i;
                while (i < stop && b[i] != separator) {
                    i++;
                }
                to[cells] = i;
            }
            cells++;
            if (i >= stop) {
                return true;
            }
            i++;
        }
    }

    /** The index behind the closing quote; -1 when there is none before a separator or the line's end. */
    private int quoted(byte[] b, int start, int stop) {
        int i = start + 1;
        while (i < stop) {
            if (b[i] == '"') {
                if (i + 1 == stop || b[i + 1] == separator) {
                    from[cells] = start + 1;
                    to[cells] = i;
                    return i + 1;
                }
                if (b[i + 1] != '"') {
                    return -1;
                }
                i++;
            }
            i++;
        }
        return -1;
    }

    int cells() {
        return cells;
    }

    int from(int cell) {
        return from[cell];
    }

    int to(int cell) {
        return to[cell];
    }

    String rule() {
        return rule;
    }
}
