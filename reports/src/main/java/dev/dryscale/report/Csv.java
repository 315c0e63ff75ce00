package dev.dryscale.report;

import java.io.IOException;
import java.io.Writer;

/**
 * A CSV table being written (RFC 4180 quoting, {@code \n}). Text that a spreadsheet would run as a formula gets an
 * apostrophe in front; numbers are written as they are.
 */
final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final Writer out;
    private boolean rowOpen;

    Csv(Writer out) {
        this.out = out;
    }

    Csv text(String value) throws IOException {
        var safe = isFormula(value) ? "'" + value : value;
        return cell(needsQuotes(safe) ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe);
    }

    /** An empty cell when the value is not finite. */
    Csv number(double value) throws IOException {
        return cell(Double.isFinite(value) ? Numbers.exact(value) : "");
    }

    Csv empty() throws IOException {
        return cell("");
    }

    void endRow() throws IOException {
        out.write('\n');
        rowOpen = false;
    }

    private Csv cell(String raw) throws IOException {
        if (rowOpen) {
            out.write(',');
        }
        rowOpen = true;
        out.write(raw);
        return this;
    }

    /** Spreadsheets skip blanks before a formula, so do we. */
    private static boolean isFormula(String value) {
        var start = value.stripLeading();
        return (!value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0)
                || (!start.isEmpty() && FORMULA_STARTS.indexOf(start.charAt(0)) >= 0);
    }

    private static boolean needsQuotes(String value) {
        return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '\t');
    }
}
