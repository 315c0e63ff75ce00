package dev.dryscale.fleet.station;

import java.util.List;

/**
 * What is there when a run starts.
 *
 * @param steadyRatePerSecond when positive, the number in system is drawn from the stationary law of M/M/c at this rate
 * @param inSystem requests at each instance, by order of launch; with one line for all, their sum is what counts
 * @param idleForNanos servers that are on and idle, each with the time until it goes off (requests that launch servers)
 */
public record StartState(double steadyRatePerSecond, List<Integer> inSystem, List<Long> idleForNanos) {

    public static final StartState EMPTY = new StartState(0, List.of(), List.of());

    public StartState {
        inSystem = List.copyOf(inSystem);
        idleForNanos = List.copyOf(idleForNanos);
    }

    public boolean isEmpty() {
        return steadyRatePerSecond <= 0 && inSystem.isEmpty() && idleForNanos.isEmpty();
    }
}
