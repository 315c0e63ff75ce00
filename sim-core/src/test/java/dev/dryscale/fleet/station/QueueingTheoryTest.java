package dev.dryscale.fleet.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Distribution;
import dev.dryscale.random.Exponential;
import dev.dryscale.random.Hyperexponential;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Long runs against closed forms. Times in units of the mean service time {@value #UNIT_SECONDS} s. A mean must lie within
 * four standard errors (batch means, a batch is a minute, far longer than the correlation), and the standard error
 * itself must be small, so that a biased station fails.
 */
class QueueingTheoryTest {

    private static final double UNIT_SECONDS = 0.01;
    private static final double UNIT_NANOS = 1e7;
    private static final int EVERYBODY = 1_000_000;

    /** A ratio of sums over minutes, with its standard error. */
    private record Ratio(double mean, double standardError) {

        static Ratio of(double[] numerator, double[] denominator) {
            double top = 0;
            double bottom = 0;
            for (int i = 0; i < numerator.length; i++) {
                top += numerator[i];
                bottom += denominator[i];
            }
            double mean = top / bottom;
            double squares = 0;
            for (int i = 0; i < numerator.length; i++) {
                squares += Math.pow(numerator[i] - mean * denominator[i], 2);
            }
            return new Ratio(mean, Math.sqrt(squares) / bottom);
        }

        void agreesWith(double truth, double mostRelativeError) {
            assertThat(standardError / truth).isLessThan(mostRelativeError);
            assertThat(mean).isCloseTo(truth, within(4 * standardError));
        }
    }

    /** Mean response in units over {@code minutes} minutes after one minute of initial transient. */
    private static Ratio response(Rig rig, int minutes) {
        double[] sums = new double[minutes];
        double[] counts = new double[minutes];
        for (int i = -1; i < minutes; i++) {
            long end = (i + 2) * Rig.MINUTE;
            rig.loop.runUntil(end);
            rig.loop.closeMinute(end);
            var minute = rig.book.closeMinute(end);
            if (i >= 0) {
                sums[i] = minute.mean() * minute.completed() / UNIT_NANOS;
                counts[i] = minute.completed();
            }
        }
        return Ratio.of(sums, counts);
    }

    private static Rig run(Rig.Setting setting, double load, Distribution size) {
        setting.time(size);
        return setting.with(1, Rig.poisson(setting.streams().named("arrivals"), load / UNIT_SECONDS));
    }

    private static Exponential exponential() {
        return new Exponential(UNIT_SECONDS);
    }

    /** Mean 1, squared coefficient of variation 4: the law of the case mh21ps-0.8-4.0-T. */
    private static Hyperexponential variable() {
        double p = 0.8872983346207417;
        return new Hyperexponential(
                List.of(p, 1 - p), List.of(UNIT_SECONDS / 1.7745966692414834, UNIT_SECONDS / 0.2254033307585166));
    }

    /** The probability of waiting in M/M/c with {@code a} Erlangs (Erlang's C formula, by the recursion of B). */
    private static double erlangC(int c, double a) {
        double b = 1;
        for (int k = 1; k <= c; k++) {
            b = a * b / (k + a * b);
        }
        return b / (1 - a / c * (1 - b));
    }

    @Test
    void oneSlotIsTheQueueMM1() {
        // E[R] = 1 / (mu - lambda); the standard error of n = 1.8 million by Whitt (1989) is
        // sqrt(rho (2 + 5 rho - 4 rho^2 + rho^3) / (1 - rho)^4 / n) = sqrt(29 / 1.8e6) = 0.0040, 0.2 %
        response(run(Rig.slots(1).seed(31), 0.5, exponential()), 600).agreesWith(2, 0.004);
    }

    @Test
    void oneSlotAtHighLoadIsTheQueueMM1() {
        // the same formula at rho = 0.8: sqrt(0.8 * 3.952 / 0.0016 / 2.9e6) = 0.026, 0.5 %
        response(run(Rig.slots(1).seed(32), 0.8, exponential()), 600).agreesWith(5, 0.01);
    }

    @ParameterizedTest
    @CsvSource({"2, 0.7, 200", "4, 0.8, 200", "10, 0.8, 100", "50, 0.9, 30"})
    void slotsAreTheQueueMMc(int c, double rho, int minutes) {
        double truth = 1 + erlangC(c, c * rho) / (c * (1 - rho));
        response(run(Rig.slots(c).seed(33), c * rho, exponential()), minutes).agreesWith(truth, 0.01);
    }

    @Test
    void oneSlotWithEqualSizesIsTheQueueMD1() {
        // Pollaczek-Khinchine: E[W] = rho / (2 (1 - rho)) = 2 at rho = 0.8
        response(run(Rig.slots(1).seed(34), 0.8, new Deterministic(UNIT_SECONDS)), 400)
                .agreesWith(3, 0.01);
    }

    @Test
    void aSharedProcessorIsTheQueueMM1ps() {
        response(run(Rig.cpu(1, EVERYBODY).seed(35), 0.8, exponential()), 600).agreesWith(5, 0.01);
    }

    @Test
    void theMeanOfASharedProcessorDependsOnTheSizesOnlyThroughTheirMean() {
        // cases mh21ps-0.8-4.0-T and md1ps-0.8-T: E[S] / (1 - rho) = 5
        response(run(Rig.cpu(1, EVERYBODY).seed(36), 0.8, variable()), 600).agreesWith(5, 0.01);
        response(run(Rig.cpu(1, EVERYBODY).seed(37), 0.8, new Deterministic(UNIT_SECONDS)), 400)
                .agreesWith(5, 0.01);
    }

    @Test
    void processorsSharedByRequestsFollowTheLawOfMGcPs() {
        // case mh2cps-3.2-4-4.0-T; the number in system is that of M/M/c, whatever the sizes
        double truth = 1 + erlangC(4, 3.2) / (4 * (1 - 0.8));
        assertThat(truth).isCloseTo(1.7455405897342557, within(1e-12));
        response(run(Rig.cpu(4, EVERYBODY).seed(38), 3.2, variable()), 300).agreesWith(truth, 0.01);
    }

    @Test
    void oneAdmittedAtATimeMakesAProcessorASlot() {
        response(run(Rig.cpu(1, 1).seed(39), 0.5, exponential()), 400).agreesWith(2, 0.005);
    }

    @Test
    void ioAddsItsMeanWhereEverybodyIsAdmitted() {
        // M/M/1-PS, then infinitely many servers: 1 / (1 - 0.6) + 3
        var setting = Rig.cpu(1, EVERYBODY).seed(40).ioTime(new Exponential(3 * UNIT_SECONDS));
        response(run(setting, 0.6, exponential()), 300).agreesWith(5.5, 0.01);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "5, 0.9", "4, 1.5"})
    void aBoundedQueueLosesWhatMM1KLoses(int k, double rho) {
        double truth = (1 - rho) * Math.pow(rho, k) / (1 - Math.pow(rho, k + 1));
        var rig = run(Rig.slots(1).seed(41).queueLimit(k - 1), rho, exponential());
        int minutes = 200;
        double[] lost = new double[minutes];
        double[] offered = new double[minutes];
        long lostBefore = 0;
        long offeredBefore = 0;
        for (int i = 0; i < minutes; i++) {
            rig.loop.runUntil((i + 1) * Rig.MINUTE);
            lost[i] = rig.totals().rejected() - lostBefore;
            offered[i] = rig.totals().offered() - offeredBefore;
            lostBefore = rig.totals().rejected();
            offeredBefore = rig.totals().offered();
        }
        Ratio.of(lost, offered).agreesWith(truth, 0.01);
    }

    @Test
    void impatientRequestsThatTakeTheirWorkWithThemFollowMM1D() {
        // M/M/1 whose requests leave, served or not, when their sojourn reaches t. Level crossing: the workload that
        // counts has density p0 lambda exp(-(mu - lambda) x) on (0, t) and never exceeds t. With lambda = mu this is
        // p0 (1 + t) = 1; a busy server answers at rate mu, so t / (1 + t) of all requests are answered
        double t = 4;
        var rig = run(Rig.slots(1).seed(42).timeout((long) (t * UNIT_NANOS)), 1, exponential());
        int minutes = 300;
        double[] answered = new double[minutes];
        double[] offered = new double[minutes];
        long answeredBefore = 0;
        long offeredBefore = 0;
        for (int i = 0; i < minutes; i++) {
            rig.loop.runUntil((i + 1) * Rig.MINUTE);
            answered[i] = rig.totals().completed() - answeredBefore;
            offered[i] = rig.totals().offered() - offeredBefore;
            answeredBefore = rig.totals().completed();
            offeredBefore = rig.totals().offered();
        }
        Ratio.of(answered, offered).agreesWith(t / (1 + t), 0.01);
    }
}
