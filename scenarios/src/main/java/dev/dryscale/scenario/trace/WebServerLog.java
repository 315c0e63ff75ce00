package dev.dryscale.scenario.trace;

/**
 * The reader of Apache's and nginx's common and combined log formats. Apache stamps a line with the request's arrival,
 * nginx with its end; both write it at the end, to the second
 * (httpd, mod_log_config {@code %h %l %u %t "%r" %>s %b}; nginx, ngx_http_log_module {@code combined}).
 */
final class WebServerLog implements LineParser {

    private static final byte[] MONTHS = {
        'J', 'a', 'n', 'F', 'e', 'b', 'M', 'a', 'r', 'A', 'p', 'r', 'M', 'a', 'y', 'J', 'u', 'n', 'J', 'u', 'l', 'A',
        'u', 'g', 'S', 'e', 'p', 'O', 'c', 't', 'N', 'o', 'v', 'D', 'e', 'c'
    };
    private static final int STAMP_LENGTH = "10/Oct/2000:13:55:36 -0700".length();
    private static final long SECOND = 1_000_000_000L;

    private final LineFields fields = new LineFields();
    private final TraceFilter filter;
    private final boolean combined;

    private WebServerLog(TraceFilter filter, boolean combined) {
        this.filter = filter;
        this.combined = combined;
    }

    static boolean recognisesCommon(TraceHead head, ReplayOptions options) {
        return head.anyLine(new WebServerLog(TraceFilter.NONE, false)) && !recognisesCombined(head, options);
    }

    static boolean recognisesCombined(TraceHead head, ReplayOptions options) {
        return head.anyLine(new WebServerLog(TraceFilter.NONE, true));
    }

    static LineParser openCommon(TraceHead head, ReplayOptions options) throws RefusedTraceException {
        return open(options, false);
    }

    static LineParser openCombined(TraceHead head, ReplayOptions options) throws RefusedTraceException {
        return open(options, true);
    }

    private static LineParser open(ReplayOptions options, boolean combined) throws RefusedTraceException {
        if (options.filter().targetGroup() != null || options.filter().host() != null) {
            throw new RefusedTraceException("has no target groups and no hosts; filter by path or status", null);
        }
        return new WebServerLog(options.filter(), combined);
    }

    @Override
    public Verdict parse(byte[] b, int from, int to, TraceRecord out) {
        if (from == to) {
            return Verdict.NOTHING;
        }
        int open = bracket(b, from, to);
        int close = open + 1 + STAMP_LENGTH;
        if (open < 0 || close + 2 >= to || b[close] != ']' || b[close + 1] != ' ' || b[close + 2] != '"') {
            return out.refuse("must have a time in brackets, then the request in quotes", from, to);
        }
        if (!stamp(b, open + 1, out)) {
            return out.refuse("time must be like 10/Oct/2000:13:55:36 -0700", open + 1, close);
        }
        fields.start(b, close + 2, to);
        if (!fields.next()) {
            return out.refuse("must close the request's quote", close + 2, to);
        }
        boolean wanted = !filter.needsRequest() || filter.wantsRequest(b, fields.from(), fields.to());
        out.outcome = fields.next() ? fields.status() : -1;
        if (out.outcome <= 0 || !fields.next() || !isSize(b)) {
            return out.refuse("must have a status and a size behind the request", close + 2, to);
        }
        if (combined && !fields.skip(2)) {
            return out.refuse("must have referrer and user agent in quotes", close + 2, to);
        }
        return wanted && filter.wantsStatus(out.outcome) ? Verdict.RECORD : Verdict.FILTERED;
    }

    private boolean isSize(byte[] b) {
        return fields.isDash() || Digits.whole(b, fields.from(), fields.to()) >= 0;
    }

    /** The bracket that opens the time; a user name may hold blanks, so fields cannot be counted. */
    private static int bracket(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] == '[' && i > from && b[i - 1] == ' ') {
                return i;
            }
        }
        return -1;
    }

    /** {@code 10/Oct/2000:13:55:36 -0700} at {@code i}; every byte of it lies within the line. */
    private static boolean stamp(byte[] b, int i, TraceRecord out) {
        boolean shaped = b[i + 2] == '/' && b[i + 6] == '/' && b[i + 11] == ':' && b[i + 20] == ' ';
        int day = Digits.two(b, i);
        int month = month(b, i + 3);
        int year = Digits.two(b, i + 7) * 100 + Digits.two(b, i + 9);
        if (!shaped || month == 0 || year < 1_900 || year > 2_260 || day < 1 || day > StampField.daysOf(year, month)) {
            return false;
        }
        long clock = clock(b, i + 12);
        long zone = zone(b, i + 21);
        if (clock < 0 || zone == Long.MIN_VALUE) {
            return false;
        }
        out.stampNanos = (StampField.epochDay(year, month, day) * 86_400 + clock - zone) * SECOND;
        return true;
    }

    /** {@code 13:55:36} in seconds; -1 for anything else. */
    private static long clock(byte[] b, int i) {
        int hour = Digits.two(b, i);
        int minute = Digits.two(b, i + 3);
        int second = Digits.two(b, i + 6);
        boolean inRange = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
        return inRange && b[i + 2] == ':' && b[i + 5] == ':' ? hour * 3_600L + minute * 60L + second : -1;
    }

    /** {@code -0700} in seconds; Long.MIN_VALUE for anything else. */
    private static long zone(byte[] b, int i) {
        int hours = Digits.two(b, i + 1);
        int minutes = Digits.two(b, i + 3);
        boolean inRange = hours >= 0 && minutes >= 0 && minutes <= 59 && hours * 60 + minutes <= 18 * 60;
        if (!inRange || (b[i] != '+' && b[i] != '-')) {
            return Long.MIN_VALUE;
        }
        long size = hours * 3_600L + minutes * 60L;
        return b[i] == '-' ? -size : size;
    }

    private static int month(byte[] b, int i) {
        for (int m = 0; m < 12; m++) {
            if (b[i] == MONTHS[3 * m] && b[i + 1] == MONTHS[3 * m + 1] && b[i + 2] == MONTHS[3 * m + 2]) {
                return m + 1;
            }
        }
        return 0;
    }

    @Override
    public long finestNanos() {
        return SECOND;
    }
}
