package dev.dryscale.scenario.trace;

import java.nio.charset.StandardCharsets;

/**
 * The reader of Application Load Balancer access logs. The arrival is {@code request_creation_time}, when the load
 * balancer received the request; {@code time} is when it answered. Lines without a target were never sent to one; they
 * are counted by reason (Elastic Load Balancing, Application Load Balancers guide, "Access log entries").
 */
final class AlbLog implements LineParser {

    private static final byte[] WAF = "waf".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REDIRECT = "redirect".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIXED = "fixed-response".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AUTHENTICATE = "authenticate".getBytes(StandardCharsets.US_ASCII);

    private final StampField stamps = StampField.calendar(null);
    private final LineFields fields = new LineFields();
    private final ReplayOptions options;
    private final TraceFilter filter;
    private boolean wanted;

    private AlbLog(ReplayOptions options) {
        this.options = options;
        this.filter = options.filter();
    }

    static boolean recognises(TraceHead head, ReplayOptions options) {
        return head.anyLine(new AlbLog(ReplayOptions.DEFAULT));
    }

    static LineParser open(TraceHead head, ReplayOptions options) {
        return new AlbLog(options);
    }

    @Override
    public Verdict parse(byte[] b, int from, int to, TraceRecord out) {
        if (from == to) {
            return Verdict.NOTHING;
        }
        fields.start(b, from, to);
        // type time elb client:port target:port
        if (!fields.skip(5)) {
            return out.refuse("must have type, time, load balancer, client and target", from, to);
        }
        boolean dash = fields.isDash();
        boolean shaped = fields.next() && fields.secondsAsNanos() >= -1 && fields.next();
        out.serviceNanos = shaped ? fields.secondsAsNanos() : LineFields.NO_TIME;
        if (out.serviceNanos < -1 || !fields.next() || fields.secondsAsNanos() < -1) {
            return out.refuse("must have three processing times in seconds", from, to);
        }
        // A Lambda target has no address either, but a time.
        boolean noTarget = dash && out.serviceNanos < 0;
        out.outcome = fields.next() ? fields.status() : -1;
        // target_status_code received_bytes sent_bytes, then "request"
        if (out.outcome < 0 || !fields.skip(4)) {
            return out.refuse("must have a status, the target's status, bytes and the request in quotes", from, to);
        }
        wanted = filter.wantsStatus(out.outcome)
                && (!filter.needsRequest() || filter.wantsRequest(b, fields.from(), fields.to()));
        return targetAndArrival(b, out, noTarget, from, to);
    }

    private Verdict targetAndArrival(byte[] b, TraceRecord out, boolean noTarget, int from, int to) {
        // user_agent ssl_cipher ssl_protocol, then target_group_arn
        if (!fields.skip(4)) {
            return out.refuse("must have user agent, cipher, protocol and target group", from, to);
        }
        wanted = wanted && filter.wantsTargetGroup(b, fields.from(), fields.to());
        // trace_id domain_name chosen_cert_arn matched_rule_priority, then request_creation_time
        if (!fields.skip(5) || !stamps.read(b, fields.from(), fields.to())) {
            return out.refuse("request_creation_time " + stamps.rule(), fields.from(), fields.to());
        }
        out.stampNanos = stamps.nanos();
        out.unsent = "";
        if (!fields.next()) {
            return out.refuse("must have the executed actions in quotes", from, to);
        }
        if (!wanted) {
            return Verdict.FILTERED;
        }
        if (!noTarget) {
            return Verdict.RECORD;
        }
        out.unsent = reason(b, fields.from(), fields.to(), out.outcome);
        boolean replayed = options.unsent() == Unsent.ALL
                || (options.unsent() == Unsent.DEMAND && out.outcome >= 500 && out.unsent.startsWith("failed"));
        return replayed ? Verdict.RECORD : Verdict.UNSENT;
    }

    /** Why a request was never sent; failures for want of a target start with {@code failed}. */
    private static String reason(byte[] b, int from, int to, int status) {
        if (contains(b, from, to, REDIRECT)) {
            return "redirected";
        }
        if (contains(b, from, to, FIXED)) {
            return "fixed response";
        }
        if (contains(b, from, to, AUTHENTICATE) && (status < 500 || status == 561)) {
            return "authentication";
        }
        if (contains(b, from, to, WAF) && status == 403) {
            return "blocked by WAF";
        }
        return status >= 500 ? "failed with " + status : "refused with " + status;
    }

    private static boolean contains(byte[] b, int from, int to, byte[] word) {
        for (int i = from; i + word.length <= to; i++) {
            int j = 0;
            while (j < word.length && b[i + j] == word[j]) {
                j++;
            }
            if (j == word.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long finestNanos() {
        return stamps.finestNanos();
    }
}
