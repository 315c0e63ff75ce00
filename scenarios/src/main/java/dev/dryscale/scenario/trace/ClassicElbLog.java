package dev.dryscale.scenario.trace;

/**
 * The reader of Classic Load Balancer access logs. A line's stamp is when the load balancer received the request; it is
 * written when the response has gone out, so lines go back in time
 * (Elastic Load Balancing, Classic Load Balancers guide, "Access log entries").
 */
final class ClassicElbLog implements LineParser {

    private static final String NO_BACKEND = "no backend";

    private final StampField stamps = StampField.calendar(null);
    private final LineFields fields = new LineFields();
    private final ReplayOptions options;
    private final TraceFilter filter;

    private ClassicElbLog(ReplayOptions options) {
        this.options = options;
        this.filter = options.filter();
    }

    static boolean recognises(TraceHead head, ReplayOptions options) {
        return head.anyLine(new ClassicElbLog(ReplayOptions.DEFAULT));
    }

    static LineParser open(TraceHead head, ReplayOptions options) throws RefusedTraceException {
        if (options.filter().targetGroup() != null) {
            throw new RefusedTraceException(
                    "has no target groups (Classic Load Balancer); drop the filter targetGroup", null);
        }
        return new ClassicElbLog(options);
    }

    @Override
    public Verdict parse(byte[] b, int from, int to, TraceRecord out) {
        if (from == to) {
            return Verdict.NOTHING;
        }
        fields.start(b, from, to);
        if (!fields.next() || !stamps.read(b, fields.from(), fields.to())) {
            return out.refuse("stamp " + stamps.rule(), fields.from(), fields.to());
        }
        out.stampNanos = stamps.nanos();
        if (!fields.skip(3)) {
            return out.refuse("must have the load balancer's name, the client and the backend", from, to);
        }
        boolean noBackend = fields.isDash();
        return times(out, noBackend, from, to);
    }

    private Verdict times(TraceRecord out, boolean noBackend, int from, int to) {
        boolean shaped = fields.next() && fields.secondsAsNanos() >= -1 && fields.next();
        long service = shaped ? fields.secondsAsNanos() : LineFields.NO_TIME;
        if (service < -1 || !fields.next() || fields.secondsAsNanos() < -1) {
            return out.refuse("must have three processing times in seconds", from, to);
        }
        int status = fields.next() ? fields.status() : -1;
        int backendStatus = status >= 0 && fields.next() ? fields.status() : -1;
        if (backendStatus < 0) {
            return out.refuse("must have the status of the load balancer and of the backend", from, to);
        }
        out.serviceNanos = service;
        out.outcome = status;
        out.unsent = noBackend ? NO_BACKEND : "";
        if (!fields.next() || Digits.whole(fields.bytes(), fields.from(), fields.to()) < 0 || !fields.next()) {
            return out.refuse("must have the bytes received and sent", from, to);
        }
        if (!fields.next()) {
            return out.refuse("must have the request in quotes", from, to);
        }
        if (!wanted(status)) {
            return Verdict.FILTERED;
        }
        // Without a backend: 503 or 504, failed for want of a working one, so it is demand on the group.
        return noBackend && options.unsent() == Unsent.NONE ? Verdict.UNSENT : Verdict.RECORD;
    }

    private boolean wanted(int status) {
        return filter.wantsStatus(status)
                && (!filter.needsRequest() || filter.wantsRequest(fields.bytes(), fields.from(), fields.to()));
    }

    @Override
    public long finestNanos() {
        return stamps.finestNanos();
    }
}
