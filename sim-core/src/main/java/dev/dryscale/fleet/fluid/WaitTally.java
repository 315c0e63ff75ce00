package dev.dryscale.fleet.fluid;

/** How the requests of the open minute wait: none, a time by chance, or behind a backlog. Weights are expected requests. */
final class WaitTally {

    private double requests;
    private double byChance;
    private double byChanceSeconds;
    private double backlogged;
    private double leastSeconds = Double.MAX_VALUE;
    private double mostSeconds;
    private double slowdown;

    /** Some of {@code weight} requests wait: a share, and {@code waitSeconds} on the average of all. */
    void chance(double weight, double share, double waitSeconds) {
        requests += weight;
        byChance += weight * share;
        byChanceSeconds += weight * waitSeconds;
    }

    /** All wait behind a backlog. */
    void backlog(double weight, double waitSeconds) {
        requests += weight;
        backlogged += weight;
        leastSeconds = Math.min(leastSeconds, waitSeconds);
        mostSeconds = Math.max(mostSeconds, waitSeconds);
    }

    /** Under processor sharing nobody waits but all take longer by this factor. */
    void stretch(double weight, double factor) {
        requests += weight;
        slowdown += weight * factor;
    }

    double chanceShare() {
        return requests == 0 ? 0 : byChance / requests;
    }

    /** The mean wait of those who wait by chance, in nanoseconds. */
    double chanceNanos() {
        return byChance == 0 ? 0 : byChanceSeconds / byChance * 1e9;
    }

    double backlogShare() {
        return requests == 0 ? 0 : backlogged / requests;
    }

    /** The wait at a place in [0, 1) among those behind a backlog, in nanoseconds. */
    double backlogNanos(double place) {
        return (leastSeconds + (mostSeconds - leastSeconds) * place) * 1e9;
    }

    double meanSlowdown() {
        return slowdown == 0 ? 1 : slowdown / requests;
    }

    void clear() {
        requests = 0;
        byChance = 0;
        byChanceSeconds = 0;
        backlogged = 0;
        leastSeconds = Double.MAX_VALUE;
        mostSeconds = 0;
        slowdown = 0;
    }
}
