package dev.dryscale.fleet.fluid;

/**
 * The probability that a request has to wait in an M/M/c queue (Erlang 1917). Up to {@value #RECURSION_SERVERS} servers by
 * the recursion; beyond, in constant time, by Temme's uniform expansion of the incomplete gamma function (Temme 1979,
 * SIAM J. Math. Anal. 10(4)), whose relative error there is below 1e-7 (a test holds it against the recursion).
 */
final class ErlangC {

    static final int RECURSION_SERVERS = 200;

    private static final double ROOT_TWO_PI = StrictMath.sqrt(2 * StrictMath.PI);

    private ErlangC() {}

    /** For {@code servers} of 1 or more and a utilisation in [0, 1). */
    static double waitProbability(int servers, double utilisation) {
        double load = servers * utilisation;
        double blocked = servers <= RECURSION_SERVERS ? recursion(servers, load) : expansion(servers, load);
        return blocked / (1 - utilisation * (1 - blocked));
    }

    /** Erlang's B by its recursion. */
    static double recursion(int servers, double load) {
        double blocked = 1;
        for (int k = 1; k <= servers; k++) {
            blocked = load * blocked / (k + load * blocked);
        }
        return blocked;
    }

    /**
     * Erlang's B, the ratio of a Poisson variable's probability to be {@code servers} and to be at most that, with
     * {@code s = servers + 1}, {@code 1/B = (load / s) G(s) (sqrt(s) m(eta sqrt(s)) + c0 + c1 / s)}, m the Mills ratio.
     */
    static double expansion(int servers, double load) {
        double s = servers + 1.0;
        double ratio = load / s;
        if (ratio <= 0) {
            return 0;
        }
        double off = ratio - 1;
        double half = off - StrictMath.log1p(off);
        double eta = StrictMath.copySign(StrictMath.sqrt(2 * Math.max(0, half)), off);
        double stirling = 1 + 1 / (12 * s) + 1 / (288 * s * s);
        double inverse = ratio
                * stirling
                * (StrictMath.sqrt(s) * mills(eta * StrictMath.sqrt(s)) + c0(eta, off) + c1(eta, off) / s);
        return 1 / inverse;
    }

    private static double c0(double eta, double off) {
        if (Math.abs(eta) < 0.03) {
            return -1 / 3.0 + eta * (1 / 12.0 + eta * (-2 / 135.0 + eta * (1 / 864.0 + eta / 2835)));
        }
        return 1 / off - 1 / eta;
    }

    private static double c1(double eta, double off) {
        if (Math.abs(eta) < 0.03) {
            return -1 / 540.0 + eta * (-1 / 288.0 + eta / 378);
        }
        return 1 / (eta * eta * eta) - 1 / (off * off * off) - 1 / (off * off) - 1 / (12 * off);
    }

    /** The upper tail of the standard normal law over its density. */
    private static double mills(double z) {
        if (z < 0) {
            return ROOT_TWO_PI * StrictMath.exp(z * z / 2) - mills(-z);
        }
        if (z < 3) {
            double term = z;
            double sum = z;
            for (int odd = 3; term > 1e-17 * sum; odd += 2) {
                term *= z * z / odd;
                sum += term;
            }
            return ROOT_TWO_PI / 2 * StrictMath.exp(z * z / 2) - sum;
        }
        double fraction = z;
        for (int k = 40; k >= 1; k--) {
            fraction = z + k / fraction;
        }
        return 1 / fraction;
    }
}
