package dev.dryscale.traffic;

/** A recorded log of single requests: the port that readers of files implement. Times count from its start. */
public interface RequestLog {

    /** The recorded requests in time order, from the start each time; service times where the log has them. */
    ArrivalStream open();

    /** How many requests {@link #open} gives. */
    long requests();

    /** From the start to the end of the last stamp's resolution, so that every request lies before it. */
    long durationNanos();

    /** The distance of neighbouring stamps the log can tell apart, 1 ns or more. */
    long resolutionNanos();

    /** Recorded requests per second, averaged over the window. */
    double ratePerSecond(long fromNanos, long toNanos);

    /** One phrase for reports. */
    String describe();
}
