package dev.dryscale.fleet.station;

/** A data plane that launches its servers itself, so that the group has none. */
public interface OwnServers {

    /** Servers that are at work or idle. */
    int on();

    int inSetup();

    Launches launches();

    /**
     * What became of all launches: {@code launched = cancelled + wentOff + held}, and at most {@code servers} are held.
     */
    record Launches(long launched, long cancelled, long wentOff, long held, long servers) {}
}
