package dev.dryscale.fleet.station;

import dev.dryscale.random.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * What one request needs.
 *
 * @param mode how requests share an instance
 * @param time CPU seconds ({@code cpu} mode) or slot seconds ({@code slots} mode) per request
 * @param ioTime seconds off the CPU per request, {@code cpu} mode only; null is none
 * @param queueLimit requests that may wait per instance beyond {@code concurrency}; {@link #UNBOUNDED} is no limit
 * @param timeoutNanos the client gives up after this response time; {@link #NO_TIMEOUT} is never
 * @param retry what the client does after a rejection, a time-out or a lost instance
 * @param bytesInPerRequest bytes received per request, for the network metrics and LCUs
 * @param bytesOutPerRequest bytes sent per request
 */
public record ServiceModel(
        ServiceMode mode,
        Distribution time,
        @Nullable Distribution ioTime,
        int queueLimit,
        long timeoutNanos,
        RetryPolicy retry,
        long bytesInPerRequest,
        long bytesOutPerRequest) {

    public static final int UNBOUNDED = Integer.MAX_VALUE;
    public static final long NO_TIMEOUT = Long.MAX_VALUE;

    /**
     * What a client does after a failed attempt.
     *
     * @param maxRetries attempts after the first; 0 is none
     * @param backoffNanos wait before the first retry, doubled for each further one, with full jitter
     * @param budget most retries as a share of first attempts (token bucket), in [0, 1]; 1 is no budget
     */
    public record RetryPolicy(int maxRetries, long backoffNanos, double budget) {
        public static final RetryPolicy NONE = new RetryPolicy(0, 0, 1);
    }
}
