package dev.dryscale.kernel;

/** Something that happens at an instant of simulated time. */
@FunctionalInterface
public interface Event {

    /** Makes the event happen at {@code nowNanos}; it may schedule others. */
    void occur(long nowNanos);
}
