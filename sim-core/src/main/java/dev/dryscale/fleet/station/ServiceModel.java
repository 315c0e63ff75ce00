package dev.dryscale.fleet.station;

import dev.dryscale.random.Distribution;
import java.util.List;
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
 * @param recordedShare of a time that the traffic carries with a request, how much is work, in [0, 1]; the rest is off
 *     the CPU unless {@code ioTime} is given. Requests without such a time take {@code time}; with 0 all do
 * @param patience how long, in seconds, a client waits for its service to start ({@link Dispatch#CENTRAL}); null is for ever
 * @param downstream what all instances share behind them; null is nothing
 * @param sizeChanges in order of time
 */
public record ServiceModel(
        ServiceMode mode,
        Distribution time,
        @Nullable Distribution ioTime,
        int queueLimit,
        long timeoutNanos,
        RetryPolicy retry,
        long bytesInPerRequest,
        long bytesOutPerRequest,
        double recordedShare,
        @Nullable Distribution patience,
        @Nullable DownstreamModel downstream,
        List<SizeChange> sizeChanges) {

    public static final int UNBOUNDED = Integer.MAX_VALUE;
    public static final long NO_TIMEOUT = Long.MAX_VALUE;

    public ServiceModel {
        sizeChanges = List.copyOf(sizeChanges);
        if (!(recordedShare >= 0 && recordedShare <= 1)) {
            throw new IllegalArgumentException("the share of a recorded time must be in [0, 1], was " + recordedShare);
        }
    }

    /** Requests of this law alone: no waiting off the CPU, no limit, no time-out and no retry, no bytes; see {@link Builder}. */
    public static ServiceModel of(ServiceMode mode, Distribution time) {
        return builder(mode, time).build();
    }

    /** Requests of this law; what is not said is as in {@link #of}. */
    public static Builder builder(ServiceMode mode, Distribution time) {
        return new Builder(mode, time);
    }

    /** Whether a request's size and stay depend on itself and its instance only, whenever it comes. */
    public boolean isPlain() {
        return downstream == null && sizeChanges.isEmpty();
    }

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

    /** Names what differs from a plain request; each word is a component of the model. */
    public static final class Builder {
        private final ServiceMode mode;
        private final Distribution time;
        private @Nullable Distribution ioTime;
        private int queueLimit = UNBOUNDED;
        private long timeoutNanos = NO_TIMEOUT;
        private RetryPolicy retry = RetryPolicy.NONE;
        private long bytesInPerRequest;
        private long bytesOutPerRequest;
        private double recordedShare = 1;
        private @Nullable Distribution patience;
        private @Nullable DownstreamModel downstream;
        private List<SizeChange> sizeChanges = List.of();

        private Builder(ServiceMode mode, Distribution time) {
            this.mode = mode;
            this.time = time;
        }

        public Builder ioTime(@Nullable Distribution value) {
            ioTime = value;
            return this;
        }

        public Builder queueLimit(int value) {
            queueLimit = value;
            return this;
        }

        public Builder timeoutNanos(long value) {
            timeoutNanos = value;
            return this;
        }

        public Builder retry(RetryPolicy value) {
            retry = value;
            return this;
        }

        public Builder bytesInPerRequest(long value) {
            bytesInPerRequest = value;
            return this;
        }

        public Builder bytesOutPerRequest(long value) {
            bytesOutPerRequest = value;
            return this;
        }

        public Builder recordedShare(double value) {
            recordedShare = value;
            return this;
        }

        public Builder patience(@Nullable Distribution value) {
            patience = value;
            return this;
        }

        public Builder downstream(@Nullable DownstreamModel value) {
            downstream = value;
            return this;
        }

        public Builder sizeChanges(List<SizeChange> value) {
            sizeChanges = value;
            return this;
        }

        /** @throws IllegalArgumentException when the share of a recorded time is not in [0, 1] */
        public ServiceModel build() {
            return new ServiceModel(
                    mode,
                    time,
                    ioTime,
                    queueLimit,
                    timeoutNanos,
                    retry,
                    bytesInPerRequest,
                    bytesOutPerRequest,
                    recordedShare,
                    patience,
                    downstream,
                    sizeChanges);
        }
    }
}
