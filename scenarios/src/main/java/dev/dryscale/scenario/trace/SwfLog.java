package dev.dryscale.scenario.trace;

/**
 * The reader of the Parallel Workloads Archive's Standard Workload Format: 18 numbers per job, {@code ;} comments. The
 * arrival is the submit time in seconds since {@code UnixStartTime}; the run time is carried as time at the server.
 */
final class SwfLog implements LineParser {

    private static final long SECOND = 1_000_000_000L;
    private static final int FIELDS = 18;
    private static final byte[] START = {';', ' ', 'U', 'n', 'i', 'x', 'S', 't', 'a', 'r', 't', 'T', 'i', 'm', 'e', ':'
    };

    private long startSeconds;
    private long submit;
    private long run;

    private SwfLog(ReplayOptions options) {
        startSeconds = options.start() == null ? 0 : options.start().getEpochSecond();
    }

    static boolean recognises(TraceHead head, ReplayOptions options) {
        return head.first().startsWith(";") || head.anyLine(new SwfLog(ReplayOptions.DEFAULT));
    }

    static LineParser open(TraceHead head, ReplayOptions options) {
        return new SwfLog(options);
    }

    @Override
    public Verdict parse(byte[] b, int from, int to, TraceRecord out) {
        int at = blanks(b, from, to);
        if (at == to) {
            return Verdict.NOTHING;
        }
        if (b[at] == ';') {
            comment(b, at, to);
            return Verdict.NOTHING;
        }
        submit = -1;
        run = -1;
        long latest = StampField.LAST_SECOND - startSeconds;
        if (fields(b, at, to) != FIELDS || submit < 0 || submit > latest) {
            return out.refuse("must have 18 fields, the second a submit time in seconds", from, to);
        }
        out.stampNanos = (startSeconds + submit) * SECOND;
        out.serviceNanos = run < 0 || run > StampField.LAST_SECOND ? TraceRecord.NO_SERVICE_TIME : run * SECOND;
        return Verdict.RECORD;
    }

    /** Picks submit and run time out of the line's fields and counts them all. */
    private int fields(byte[] b, int from, int to) {
        int fields = 0;
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && b[end] != ' ' && b[end] != '\t') {
                end++;
            }
            if (fields == 1) {
                submit = Digits.whole(b, at, end);
            } else if (fields == 3) {
                run = Digits.whole(b, at, end);
            }
            fields++;
            at = blanks(b, end, to);
        }
        return fields;
    }

    private void comment(byte[] b, int from, int to) {
        for (int i = 0; i < START.length; i++) {
            if (from + i >= to || b[from + i] != START[i]) {
                return;
            }
        }
        long seconds = Digits.whole(b, blanks(b, from + START.length, to), to);
        if (seconds >= 0 && seconds < 4_000_000_000L && startSeconds == 0) {
            startSeconds = seconds;
        }
    }

    private static int blanks(byte[] b, int from, int to) {
        int i = from;
        while (i < to && (b[i] == ' ' || b[i] == '\t')) {
            i++;
        }
        return i;
    }

    @Override
    public long finestNanos() {
        return SECOND;
    }
}
