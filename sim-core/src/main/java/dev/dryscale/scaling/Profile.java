package dev.dryscale.scaling;

import java.util.Map;
import java.util.TreeMap;

/**
 * A named, immutable set of knobs: every AWS behaviour that AWS does not document (ledger sections 10 and 11). A changed
 * default is a new name.
 *
 * @param knobs knob name to value, as in the ledger; every run prints them
 */
public record Profile(String name, Map<String, String> knobs) {

    public Profile {
        knobs = java.util.Collections.unmodifiableMap(new TreeMap<>(knobs));
    }
}
