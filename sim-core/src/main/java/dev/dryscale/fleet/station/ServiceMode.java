package dev.dryscale.fleet.station;

/** How admitted requests share an instance. */
public enum ServiceMode {
    /** Up to {@code concurrency} admitted requests share the vCPUs by processor sharing; I/O waiting is off the CPU. */
    CPU,
    /** Each request holds one of {@code concurrency} slots for its service time. */
    SLOTS
}
