package dev.dryscale.experiment.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A race with successive elimination: block by block every racer that is left is run on the same traffic with the same
 * randomness, and those that are surely beaten, or surely miss a gate, get no further runs. With paired t tests and
 * Bonferroni's correction over racers, gates and looks, the best racer that keeps the gates is dropped with a probability of
 * at most {@value #LEVEL}: a third of it each for calling it a misser, for taking a misser for a leader, and for calling it
 * beaten.
 */
final class Race {

    /** The chance that the best is dropped is at most this. */
    static final double LEVEL = 0.05;

    private static final int FEWEST_BLOCKS = 3;

    private final int racers;
    private final int blocks;
    private final int gates;
    private final List<List<Lap>> laps = new ArrayList<>();
    private final boolean[] out;
    private int run;
    private boolean positive = true;

    /**
     * What one racer did in one block.
     *
     * @param value of the objective
     * @param excesses by gate, as shares of the limits; 0 or less keeps it
     */
    record Lap(double value, List<Double> excesses) {
        Lap {
            excesses = List.copyOf(excesses);
        }
    }

    /** Runs one block of those that are left. */
    @FunctionalInterface
    interface Track {

        /** The laps of {@code racers}, in their order. */
        List<Lap> run(int block, List<Integer> racers);
    }

    Race(int racers, int blocks, int gates) {
        this.racers = racers;
        this.blocks = blocks;
        this.gates = gates;
        this.out = new boolean[racers];
        for (int i = 0; i < racers; i++) {
            laps.add(new ArrayList<>());
        }
    }

    /** Runs the race to its end: all blocks, or until one is left. */
    void run(Track track) {
        for (int block = 0; block < blocks && left().size() > 1; block++) {
            var racing = left();
            var results = track.run(block, racing);
            for (int i = 0; i < racing.size(); i++) {
                laps.get(racing.get(i)).add(results.get(i));
                positive &= results.get(i).value() > 0;
                run++;
            }
            if (block + 1 >= FEWEST_BLOCKS) {
                eliminate();
            }
        }
    }

    List<Integer> left() {
        var left = new ArrayList<Integer>();
        for (int i = 0; i < racers; i++) {
            if (!out[i]) {
                left.add(i);
            }
        }
        return left;
    }

    /** Laps that were run. */
    int lapsRun() {
        return run;
    }

    int blocksOf(int racer) {
        return laps.get(racer).size();
    }

    private double level() {
        return LEVEL / 3 / racers / Math.max(1, blocks - FEWEST_BLOCKS + 1);
    }

    private void eliminate() {
        var racing = left();
        var missing = racing.stream().filter(this::surelyMisses).toList();
        if (missing.size() < racing.size()) {
            missing.forEach(racer -> out[racer] = true);
        }
        int leader = leader();
        if (leader < 0) {
            return;
        }
        for (int racer : left()) {
            if (racer != leader
                    && mean(differences(racer, leader)) > 0
                    && differs(differences(racer, leader), level())) {
                out[racer] = true;
            }
        }
    }

    private boolean surelyMisses(int racer) {
        for (int g = 0; g < gates; g++) {
            var excesses = excesses(racer, g);
            if (mean(excesses) > 0 && differs(excesses, level() / gates)) {
                return true;
            }
        }
        return false;
    }

    /** The best of those that surely keep every gate; -1 when there is none. */
    private int leader() {
        int leader = -1;
        for (int racer : left()) {
            if (surelyKeeps(racer) && (leader < 0 || mean(differences(racer, leader)) < 0)) {
                leader = racer;
            }
        }
        return leader;
    }

    private boolean surelyKeeps(int racer) {
        for (int g = 0; g < gates; g++) {
            var excesses = excesses(racer, g);
            if (!(mean(excesses) < 0) || !differs(excesses, level() / gates)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The order at the end: of those that are left, first those that keep every gate beyond the luck of the blocks, by the
     * objective; behind them the others by how far they may miss. By the means alone the cheapest of those that barely keep a
     * gate would win, which is whom traffic held out then finds beyond it.
     */
    List<Integer> standings() {
        var standings = new ArrayList<>(left());
        standings.sort((one, other) -> {
            int byRisk = Double.compare(risk(one), risk(other));
            if (byRisk != 0) {
                return byRisk;
            }
            double difference = mean(differences(one, other));
            return difference < 0 ? -1 : difference > 0 ? 1 : Integer.compare(one, other);
        });
        return standings;
    }

    /** How far the mean over the blocks is beyond the gates, 0 when it keeps them. */
    double violation(int racer) {
        double sum = 0;
        for (int g = 0; g < gates; g++) {
            sum += Math.max(0, mean(excesses(racer, g)));
        }
        return sum;
    }

    /** How far the upper end of a one-sided interval at {@link #LEVEL} of the mean is beyond the gates. */
    private double risk(int racer) {
        double sum = 0;
        for (int g = 0; g < gates; g++) {
            sum += Math.max(0, upper(excesses(racer, g)));
        }
        return sum;
    }

    private static double upper(double[] values) {
        double mean = mean(values);
        if (values.length < 2 || !Double.isFinite(mean)) {
            return mean;
        }
        return mean + quantile(values.length - 1, LEVEL) * standardError(values, mean);
    }

    private double[] excesses(int racer, int gate) {
        return laps.get(racer).stream()
                .mapToDouble(lap -> lap.excesses().get(gate))
                .toArray();
    }

    /** Block by block; of logarithms, since a busy day has larger differences than a quiet one, unless something is 0. */
    private double[] differences(int racer, int other) {
        var mine = laps.get(racer);
        var theirs = laps.get(other);
        int common = Math.min(mine.size(), theirs.size());
        var differences = new double[common];
        for (int b = 0; b < common; b++) {
            double one = mine.get(b).value();
            double two = theirs.get(b).value();
            differences[b] = positive ? StrictMath.log(one) - StrictMath.log(two) : one - two;
        }
        return differences;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / Math.max(1, values.length);
    }

    /** Whether a one-sided t test says at {@code level} that the mean is not 0. */
    private static boolean differs(double[] values, double level) {
        double mean = mean(values);
        if (!Double.isFinite(mean)) {
            return mean > 0; // without a value in some block, or beyond every limit
        }
        double error = standardError(values, mean);
        return error == 0 ? mean != 0 : Math.abs(mean) / error > quantile(values.length - 1, level);
    }

    private static double standardError(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    private static double quantile(int freedom, double level) {
        return new TDistribution(null, freedom).inverseCumulativeProbability(1 - level);
    }
}
