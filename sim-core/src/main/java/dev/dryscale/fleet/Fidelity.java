package dev.dryscale.fleet;

/** How closely a run looks at the traffic. A report always says which it was. */
public enum Fidelity {
    /** Every request is simulated. */
    REQUESTS,
    /** Per-second mean field with a stated error. */
    FLUID,
    /** The control loop alone: exact rational load, split equally, excess lost, no latency. */
    LOAD,
    /** Requests or fluid, whichever fits; the result says which it was and why. */
    AUTO
}
