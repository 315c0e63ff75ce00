package dev.dryscale.fleet.station;

import dev.dryscale.fleet.station.ServiceModel.RetryPolicy;
import dev.dryscale.random.RandomStream;

/**
 * What clients do after a failed attempt: exponential back-off with full jitter (wait a uniform share of {@code backoff *
 * 2^k} before retry {@code k + 1}), as long as the token bucket has a token.
 *
 * <p>The bucket starts empty, every first attempt puts {@code budget} tokens in, a retry takes one; it holds at most
 * {@value #BURST} (the AWS SDKs' retry quota: 500 tokens at 5 a retry). A budget of 1 is no bucket.
 */
final class Retries {

    static final int BURST = 100;

    /** Tokens are counted in millionths, so that ten tenths are one. */
    private static final long TOKEN = 1_000_000;

    private static final double LONGEST_NANOS = 0x1p60;

    private final int most;
    private final double backoffNanos;
    private final long income;
    private final boolean budgeted;
    private final RandomStream stream;
    private final RequestHeap pending = new RequestHeap();
    private long tokens;
    private long made;

    Retries(RetryPolicy policy, RandomStream stream) {
        this.most = policy.maxRetries();
        this.backoffNanos = policy.backoffNanos();
        this.income = Math.round(policy.budget() * TOKEN);
        this.budgeted = policy.budget() < 1;
        this.stream = stream;
    }

    void firstAttempt() {
        tokens = Math.min(BURST * TOKEN, tokens + income);
    }

    /** Whether the client tries again; if so, request {@code id} is pending. */
    boolean plan(int id, int retriesSoFar, long nowNanos) {
        if (retriesSoFar >= most || (budgeted && tokens < TOKEN)) {
            return false;
        }
        tokens -= budgeted ? TOKEN : 0;
        double longest = Math.min(LONGEST_NANOS, Math.scalb(backoffNanos, retriesSoFar));
        pending.add(id, nowNanos + (long) (stream.nextDouble() * longest));
        return true;
    }

    /** Retries that came. */
    long made() {
        return made;
    }

    /** Requests whose retry is still to come. */
    int waiting() {
        return pending.size();
    }

    long nextNanos() {
        return pending.leastNanos();
    }

    int takeNext() {
        made++;
        return pending.takeLeast();
    }
}
