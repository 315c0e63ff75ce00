package dev.dryscale.fleet.station;

/** Where requests wait. */
public enum Dispatch {
    /** At an instance: each request is routed on arrival and never changes its line. */
    ROUTED,
    /** In one line for all instances, first come, first served: the next free slot of the fleet takes its head. */
    CENTRAL
}
