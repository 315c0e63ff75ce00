package dev.dryscale.scenario.trace;

/** The reader of one request per line in columns (CSV or TSV): only the column with the arrival's stamp matters. */
final class RequestsCsv implements LineParser {

    private final CsvLine cells;
    private final int columns;
    private final int time;
    private final StampField stamps;
    private boolean headerAhead;

    private RequestsCsv(CsvColumns columns, int time, StampField stamps) {
        this.cells = new CsvLine(columns.separator());
        this.columns = columns.names().size();
        this.time = time;
        this.stamps = stamps;
        this.headerAhead = columns.headerInFile();
    }

    static boolean recognises(TraceHead head, ReplayOptions options) {
        var columns = CsvColumns.of(head, options);
        boolean counts = columns.hasSureCount()
                || (columns.hasLikelyCount() && columns.names().size() <= 2)
                || options.countColumn() != null;
        boolean many = columns.names().size() > 1 || !options.header().isEmpty();
        return !counts && (columns.hasTime() || options.timeColumn() != null) && many;
    }

    static LineParser open(TraceHead head, ReplayOptions options) throws RefusedTraceException {
        var columns = CsvColumns.of(head, options);
        int time = columns.time(options);
        if (time == CsvColumns.NONE) {
            throw new RefusedTraceException(
                    "must have a column of stamps, e.g. timestamp; state timeColumn:", columns.shownNames());
        }
        var stamps = CsvColumns.stamps(columns.names().get(time), options, null, true);
        return new RequestsCsv(columns, time, stamps);
    }

    @Override
    public Verdict parse(byte[] b, int from, int to, TraceRecord out) {
        if (from == to) {
            return Verdict.NOTHING;
        }
        if (headerAhead) {
            headerAhead = false;
            return Verdict.NOTHING;
        }
        if (!cells.split(b, from, to)) {
            return out.refuse(cells.rule(), from, to);
        }
        if (!fits()) {
            return out.refuse("must have " + Shown.count(columns, "cell") + " like the header", from, to);
        }
        if (!stamps.read(b, cells.from(time), cells.to(time))) {
            return out.refuse("stamp " + stamps.rule(), cells.from(time), cells.to(time));
        }
        out.stampNanos = stamps.nanos();
        return Verdict.RECORD;
    }

    /** Trailing empty cells without a name are allowed: exports often end each line with separators. */
    private boolean fits() {
        if (cells.cells() < columns) {
            return false;
        }
        for (int i = columns; i < cells.cells(); i++) {
            if (cells.to(i) > cells.from(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long finestNanos() {
        return stamps.finestNanos();
    }
}
