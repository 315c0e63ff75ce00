package dev.dryscale.scenario.truth;

import dev.dryscale.record.LatencyHistogram;
import dev.dryscale.record.Observation;
import dev.dryscale.scenario.truth.Plan.Answer;
import dev.dryscale.scenario.truth.Plan.Lag;
import dev.dryscale.scenario.truth.Plan.Measure;
import dev.dryscale.scenario.truth.Plan.Quantile;
import dev.dryscale.scenario.truth.Plan.Ratio;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Estimates one quantity from independent replications, as many as its interval needs. It never looks at the case's value:
 * the half-width it aims at is a share of its own estimate.
 */
final class Estimator {

    /** accept.py wants at most half the tolerance. */
    private static final double AIM = 0.48;

    private static final int ROUNDS = 4;

    private final Plan plan;
    private final Replicator runs;
    private final double tolerance;
    private final int atLeast;
    private final double mostRequests;

    Estimator(Plan plan, Replicator runs, double tolerance, int atLeast, double mostRequests) {
        this.plan = plan;
        this.runs = runs;
        this.tolerance = tolerance;
        this.atLeast = atLeast;
        this.mostRequests = mostRequests;
    }

    Answer answer() {
        Measure measure = plan.measure();
        if (measure instanceof Ratio ratio) {
            return ratio(ratio);
        }
        if (measure instanceof Quantile quantile) {
            return quantile(quantile);
        }
        return lag((Lag) measure);
    }

    /** One replication: numerator, denominator, and how far arrivals, work and its squares were from what was expected. */
    private double[] row(double numerator, double denominator, Observation seen) {
        double arrived = seen.arrived();
        return new double[] {
            numerator,
            denominator,
            (arrived - plan.arrivalsPerWindow()) / Math.sqrt(1 + plan.arrivalsPerWindow()),
            (seen.workNanos().doubleValue() / plan.meanWork() - arrived) / Math.sqrt(1 + arrived),
            (seen.workSquares() / (plan.meanWork() * plan.meanWork()) - arrived * plan.secondMoment())
                    / Math.sqrt(1 + arrived)
        };
    }

    private Answer ratio(Ratio ratio) {
        var rows = new ArrayList<double[]>();
        for (int round = 0; ; round++) {
            int count = round == 0 ? atLeast : further(rows, 1);
            rows.addAll(runs.more(
                    count,
                    seen -> row(
                            ratio.numerator().apply(seen), ratio.denominator().apply(seen), seen)));
            var mean = Controlled.ratio(rows, plan.arrivalsPerWindow() > 0);
            if (round == ROUNDS || enough(mean.halfWidth(), mean.estimate())) {
                return answer(mean.estimate(), mean.halfWidth());
            }
        }
    }

    private int further(List<double[]> rows, double scale) {
        var mean = Controlled.ratio(rows, plan.arrivalsPerWindow() > 0);
        double aim = AIM * tolerance * Math.abs(mean.estimate()) * scale;
        double needed = rows.size() * Math.pow(mean.halfWidth() / aim, 2) * 1.05;
        double affordable = mostRequests / Math.max(1, (double) runs.requests() / runs.replications());
        return (int) Math.max(atLeast, Math.min(needed, affordable) - rows.size());
    }

    private boolean enough(double halfWidth, double estimate) {
        return halfWidth <= AIM * 1.03 * tolerance * Math.abs(estimate) || runs.requests() >= mostRequests;
    }

    /**
     * The share of requests beyond a first guess and beyond two points beside it; the quantile is where the share, taken as
     * an exponential between them, is what it should be.
     */
    private Answer quantile(Quantile quantile) {
        var pilot = runs.more(atLeast, seen -> seen);
        var all = new LatencyHistogram();
        pilot.forEach(seen -> all.add(times(quantile, seen)));
        double guess = all.percentileNanos(100 * quantile.share());
        double[] points = {guess * 0.97, guess, guess * 1.03};
        List<List<double[]>> rows = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        pilot.forEach(seen -> addBeyond(rows, points, quantile, seen));
        double slope = 1;
        for (int round = 0; ; round++) {
            double[] share = new double[3];
            for (int i = 0; i < 3; i++) {
                share[i] = Controlled.ratio(rows.get(i), true).estimate();
            }
            slope = Math.log(share[0] / share[2]) / (points[2] - points[0]);
            double at = guess + Math.log(share[1] / (1 - quantile.share())) / slope;
            double half = Controlled.ratio(rows.get(1), true).halfWidth() / share[1] / slope;
            if (round == ROUNDS || enough(half, at)) {
                return answer(at / plan.unit(), half / plan.unit());
            }
            // the relative half-width of the share is that of the quantile times slope and quantile
            runs.more(further(rows.get(1), slope * at), seen -> beyond(points, quantile, seen))
                    .forEach(three -> {
                        for (int i = 0; i < 3; i++) {
                            rows.get(i).add(three.get(i));
                        }
                    });
        }
    }

    private static LatencyHistogram times(Quantile quantile, Observation seen) {
        return quantile.ofWaits() ? seen.waits() : seen.responses();
    }

    private void addBeyond(List<List<double[]>> rows, double[] points, Quantile quantile, Observation seen) {
        var three = beyond(points, quantile, seen);
        for (int i = 0; i < 3; i++) {
            rows.get(i).add(three.get(i));
        }
    }

    private List<double[]> beyond(double[] points, Quantile quantile, Observation seen) {
        var times = times(quantile, seen);
        double[] counts = new double[3];
        times.forEachBucket((low, count) -> {
            double width = Math.max(1, low >> 10);
            for (int i = 0; i < 3; i++) {
                double above = Math.max(0, Math.min(1, (low + width - points[i]) / width));
                counts[i] += above * count;
            }
        });
        var rows = new ArrayList<double[]>();
        for (double count : counts) {
            rows.add(row(count, (double) times.count(), seen));
        }
        return rows;
    }

    /** The phase of the first harmonic of the mean number in system; its interval by the jackknife. */
    private Answer lag(Lag lag) {
        var sums = new ArrayList<double[]>();
        for (; ; ) {
            sums.addAll(runs.more(atLeast * 4, seen -> harmonic(seen.numberInSystem())));
            double[] all = new double[2];
            sums.forEach(one -> add(all, one, 1));
            double whole = lagOf(all, lag);
            double squares = 0;
            for (double[] one : sums) {
                double[] without = all.clone();
                add(without, one, -1);
                squares += Math.pow(lagOf(without, lag) - whole, 2);
            }
            int n = sums.size();
            double half = Controlled.t(n - 1) * Math.sqrt(squares * (n - 1) / n);
            if (half <= AIM * tolerance * whole || runs.requests() >= mostRequests) {
                return answer(whole, half);
            }
        }
    }

    private static double[] harmonic(List<Long> numbers) {
        double[] sums = new double[2];
        for (int i = 0; i < numbers.size(); i++) {
            double angle = 2 * Math.PI * i / numbers.size();
            sums[0] += numbers.get(i) * Math.cos(angle);
            sums[1] += numbers.get(i) * Math.sin(angle);
        }
        return sums;
    }

    private static void add(double[] sums, double[] one, int sign) {
        sums[0] += sign * one[0];
        sums[1] += sign * one[1];
    }

    private static double lagOf(double[] sums, Lag lag) {
        double peak = Math.atan2(sums[1], sums[0]) / (2 * Math.PI) * lag.period();
        double behind = peak - lag.peakOfRate();
        return behind - Math.floor(behind / lag.period()) * lag.period();
    }

    private Answer answer(double estimate, double halfWidth) {
        if (plan.arrivalsPerWindow() > 0 && !runs.finished()) {
            throw new IllegalStateException("the runs were too short: observed requests were open at the end");
        }
        return new Answer(null, estimate, halfWidth, runs.replications(), runs.requests());
    }

    /** A ratio of means with regression on control variates (Lavenberg, Welch 1981). */
    record Controlled(double estimate, double halfWidth) {

        /**
         * Rows are numerator, denominator and the deviations of three controls from their expectations.
         *
         * @param controls whether the deviations may be used
         */
        static Controlled ratio(List<double[]> rows, boolean controls) {
            int n = rows.size();
            double numerator = 0;
            double denominator = 0;
            for (double[] row : rows) {
                numerator += row[0] / n;
                denominator += row[1] / n;
            }
            double first = numerator / denominator;
            double[] y =
                    rows.stream().mapToDouble(row -> row[0] - first * row[1]).toArray();
            double[][] x = new double[controls ? 3 : 0][];
            for (int k = 0; k < x.length; k++) {
                int column = 2 + k;
                x[k] = rows.stream().mapToDouble(row -> row[column]).toArray();
            }
            var fit = Regression.atZero(y, x);
            return new Controlled(
                    first + fit.intercept() / denominator, t(n - 1 - fit.used()) * fit.standardError() / denominator);
        }

        static double t(int freedom) {
            return new TDistribution(null, Math.max(1, freedom)).inverseCumulativeProbability(0.975);
        }
    }
}
