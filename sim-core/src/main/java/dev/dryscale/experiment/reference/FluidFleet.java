package dev.dryscale.experiment.reference;

import java.util.Locale;

/**
 * What a schedule may use and must keep, in the terms of a fluid: work flows in at a constant rate within a minute and is
 * served first come, first served at the rate of the instances in service.
 *
 * @param minSize fewest instances in service
 * @param maxSize most instances in service
 * @param unitsPerInstance units of work an instance does per minute and minute (vCPUs or slots)
 * @param bootSeconds billed seconds of an instance before it is in service
 * @param sloMinutes the longest wait that keeps the objective, in minutes
 * @param sloShare the share of a minute's requests that must keep it, in (0, 1)
 */
public record FluidFleet(
        int minSize, int maxSize, int unitsPerInstance, long bootSeconds, double sloMinutes, double sloShare) {

    /** @throws IllegalArgumentException for limits that hold no capacity, or an objective outside its range */
    public FluidFleet {
        if (minSize < 0 || maxSize < minSize || unitsPerInstance < 1 || bootSeconds < 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "sizes must be 0 <= %d <= %d, units %d at least 1 and boot %d s at least 0",
                    minSize,
                    maxSize,
                    unitsPerInstance,
                    bootSeconds));
        }
        if (!(sloMinutes > 0) || !(sloShare > 0 && sloShare < 1)) {
            throw new IllegalArgumentException(
                    "the objective must be a positive time and a share between 0 and 1, were " + sloMinutes + " min, "
                            + sloShare);
        }
    }

    /** Work that is left at the end of a minute, in unit-minutes. */
    double backlogAfter(double backlog, double work, int instances) {
        return Math.max(0, backlog + work - capacity(instances));
    }

    /**
     * Whether {@code instances} keep the objective in a minute that begins with {@code backlog} and brings {@code work}. The
     * wait of what arrives at the fraction x of the minute is {@code (backlog + (work - c) x) / c} minutes.
     */
    boolean keepsObjective(double backlog, double work, int instances) {
        double capacity = capacity(instances);
        double longest = sloMinutes * capacity;
        double slope = work - capacity;
        double over;
        if (backlog > longest) {
            over = slope < 0 ? Math.min(1, (backlog - longest) / -slope) : 1;
        } else {
            over = slope > 0 ? Math.max(0, 1 - (longest - backlog) / slope) : 0;
        }
        return over <= 1 - sloShare;
    }

    /** The fewest instances that keep the objective; {@code maxSize + 1} when not even {@code maxSize} do. */
    int fewest(double backlog, double work) {
        int low = minSize;
        int high = maxSize + 1;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (keepsObjective(backlog, work, middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Billed seconds of an instance that comes into service with minute {@code minute}, before it does. */
    long bootSecondsBefore(int minute) {
        return Math.min(bootSeconds, 60L * minute);
    }

    /**
     * More instances than this help nobody: with so many, no wait that a kept minute may leave behind is over the objective,
     * and all of it is gone within the minute.
     */
    int mostUseful(double mostWork) {
        double bound = mostWork * Math.max(1 / sloShare, 1 + sloMinutes / sloShare);
        double instances = Math.ceil(bound / unitsPerInstance) + 1;
        return (int) Math.max(minSize, Math.min(maxSize, instances));
    }

    private double capacity(int instances) {
        return (double) instances * unitsPerInstance;
    }
}
