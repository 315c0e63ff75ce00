package dev.dryscale.aws.api;

import java.io.Serial;

/** A call that AWS did not answer, or answered with an error; the message is safe to show and says what to do. */
public final class AwsFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as it decides what to do next. */
    public enum Kind {
        THROTTLED(false, true, "AWS throttles this account's calls: wait some minutes and try again"),
        CONTENTION(true, true, "something else is changing this policy: look who, then try again"),
        UNAVAILABLE(true, true, "the service has a failure of its own: wait and try again"),
        NO_ANSWER(true, true, "the connection failed: look at the network, then try again"),
        GARBLED(true, true, "what answered is not AWS: look for a proxy or a captive portal on the way"),
        INVALID(false, false, "AWS refuses this request"),
        LIMIT(false, false, "a quota of the account is reached"),
        DENIED(false, false, "these credentials may not do that: compare them with the policy documents in docs/iam"),
        EXPIRED(false, false, "the credentials have expired: sign in again"),
        SKEWED(false, false, "this machine's clock differs from AWS's: set it right"),
        NO_CREDENTIALS(false, false, "no credentials: name a profile that has some with --profile");

        private final boolean mayHaveHappened;
        private final boolean passing;
        private final String advice;

        Kind(boolean mayHaveHappened, boolean passing, String advice) {
            this.mayHaveHappened = mayHaveHappened;
            this.passing = passing;
            this.advice = advice;
        }

        /** Whether a write that failed so may have had its effect all the same. */
        public boolean mayHaveHappened() {
            return mayHaveHappened;
        }

        /** Whether the same call may well succeed a little later. */
        public boolean passing() {
            return passing;
        }
    }

    private final Kind kind;

    /**
     * @param action what was asked, e.g. {@code DescribePolicies}
     * @param detail AWS's own words or what was found instead, already made safe to print
     */
    public AwsFailure(Kind kind, String action, String detail) {
        super(action + ": " + (detail.isEmpty() ? "" : detail + "; ") + kind.advice);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
