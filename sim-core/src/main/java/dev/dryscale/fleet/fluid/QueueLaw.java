package dev.dryscale.fleet.fluid;

/**
 * The stationary queue of G/G/c stations in the long run: how likely a request waits, and how many wait on average, by
 * Allen and Cunneen's formula with the correction of Kraemer and Langenbach-Belz (1976) for arrivals smoother than Poisson.
 * Erlang's C is tabulated by {@code (1 - utilisation) sqrt(c)} and interpolated in its logarithm, within 2e-4.
 */
final class QueueLaw {

    private static final int STEPS_PER_UNIT = 32;
    private static final double FARTHEST = 8;

    private final int stations;
    private final double root;
    private final double arrivalScv;
    private final double variability;
    private final double[] logWait;

    /**
     * A law for {@code stations} equal stations that share the load.
     *
     * @param servers of one station, at least 1
     * @param arrivalScv squared coefficient of variation of the times between arrivals at a station
     * @param serviceScv squared coefficient of variation of the service times
     */
    QueueLaw(int stations, int servers, double arrivalScv, double serviceScv) {
        this.stations = stations;
        this.root = StrictMath.sqrt(servers);
        this.arrivalScv = arrivalScv;
        this.variability = (arrivalScv + serviceScv) / 2;
        int steps = (int) Math.ceil(Math.min(FARTHEST, root) * STEPS_PER_UNIT) + 2;
        this.logWait = new double[steps];
        for (int i = 0; i < steps; i++) {
            double utilisation = Math.max(1e-9, 1 - Math.max(1e-9, i / (double) STEPS_PER_UNIT / root));
            double wait = ErlangC.waitProbability(servers, utilisation);
            logWait[i] = StrictMath.log(Math.max(1e-300, wait));
        }
    }

    /** The probability of waiting at a utilisation below 1. */
    double waitProbability(double utilisation) {
        double place = (1 - utilisation) * root * STEPS_PER_UNIT;
        int i = (int) place;
        if (i + 1 >= logWait.length) {
            return 0;
        }
        double low = logWait[i];
        return StrictMath.exp(low + (place - i) * (logWait[i + 1] - low));
    }

    /** Requests waiting at all stations together, given the probability of waiting. */
    double waiting(double utilisation, double waitProbability) {
        double plain = stations * waitProbability * utilisation / (1 - utilisation) * variability;
        if (arrivalScv >= 1 || plain == 0) {
            return plain;
        }
        double smoother = 1 - arrivalScv;
        return plain * StrictMath.exp(-(1 - utilisation) * smoother * smoother / (3 * utilisation * variability));
    }

    /** By how much the queues of all stations spread with each arrival: the variance of a random walk. */
    double walkVariance() {
        return 2 * variability * stations;
    }
}
