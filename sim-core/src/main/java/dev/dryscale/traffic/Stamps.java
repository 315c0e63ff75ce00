package dev.dryscale.traffic;

/** What the stamps of recorded requests mean. */
public enum Stamps {
    /** Exact below 100 ms; requests that share a coarser stamp are spread uniformly within its resolution. */
    AUTO,
    /** Every request arrives exactly at its stamp, however coarse. */
    EXACT
}
