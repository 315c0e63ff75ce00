package dev.dryscale.aws.apply;

import dev.dryscale.aws.api.AwsFailure;

/**
 * How a change or an undo ended.
 *
 * @param sentence for a person, what is true now and what to do
 */
public record Outcome(Kind kind, String sentence) {

    /** A call that failed before anything was written. */
    public static Outcome of(AwsFailure failure) {
        boolean denied = failure.kind() == AwsFailure.Kind.DENIED;
        return new Outcome(denied ? Kind.REFUSED : Kind.FAILED, String.valueOf(failure.getMessage()));
    }

    /** What is true at the end; the number is the exit code. */
    public enum Kind {
        DONE(0),
        NOTHING_TO_DO(0),
        FAILED(1),
        REFUSED(4),
        UNKNOWN(6),
        UNDONE(7),
        UNDO_FAILED(8),
        STOPPED(130);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }
}
