package dev.dryscale.aws.fake;

import dev.dryscale.aws.api.AwsFailure.Kind;

/** What can go wrong with one call, and how our code should understand it. */
public enum Fault {
    THROTTLED(Kind.THROTTLED, 400, "Throttling"),
    THROTTLING_EXCEPTION(Kind.THROTTLED, 400, "ThrottlingException"),
    CONTENTION(Kind.CONTENTION, 500, "ResourceContention"),
    INTERNAL(Kind.UNAVAILABLE, 500, "InternalFailure"),
    UNAVAILABLE(Kind.UNAVAILABLE, 503, "ServiceUnavailable"),
    INVALID(Kind.INVALID, 400, "ValidationError"),
    LIMIT(Kind.LIMIT, 400, "LimitExceeded"),
    DENIED(Kind.DENIED, 403, "AccessDenied"),
    EXPIRED(Kind.EXPIRED, 403, "ExpiredToken"),
    SKEWED(Kind.SKEWED, 403, "RequestTimeTooSkewed"),
    CLOSED(Kind.NO_ANSWER, 0, ""),
    SILENT(Kind.NO_ANSWER, 0, ""),
    DRIP(Kind.NO_ANSWER, 0, ""),
    CUT(Kind.GARBLED, 0, ""),
    PORTAL(Kind.GARBLED, 0, ""),
    EMPTY(Kind.GARBLED, 0, ""),
    WRONG_ROOT(Kind.GARBLED, 0, ""),
    REDIRECT(Kind.GARBLED, 0, ""),
    HUGE(Kind.GARBLED, 0, ""),
    NESTED(Kind.GARBLED, 0, ""),
    DOCTYPE(Kind.GARBLED, 0, "");

    private final Kind kind;
    private final int status;
    private final String code;

    Fault(Kind kind, int status, String code) {
        this.kind = kind;
        this.status = status;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    /** HTTP status of an error that AWS answers with; 0 for what is no such error. */
    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** Instead of an answer; AWS's message is what people may have put into names. */
    @SuppressWarnings("serial")
    public static final class Raised extends RuntimeException {
        private final Fault fault;

        public Raised(Fault fault, String message) {
            super(message);
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }
}
