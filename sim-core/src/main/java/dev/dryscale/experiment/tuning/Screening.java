package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.SweepResult;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at many candidates with the fluid: a Latin hypercube over the space, then closer around the front of cost, latency
 * and churn, then CMA-ES (Hansen and Ostermeier 2001) from the best places towards the goal.
 */
final class Screening {

    private static final int CHAINS = 2;
    private static final int GENERATION = 32;
    private static final double DESIGN = 0.35;
    private static final double FRONT = 0.6;
    private static final double SPREAD = 0.12;

    private final SearchSpace space;
    private final Goal goal;
    private final RandomStreams streams;
    private final Predicate<SortedMap<String, String>> valid;
    private final Sweep sweep;
    private final SweepResult present;
    private final Map<SortedMap<String, String>, Trial> byChanges = new HashMap<>();
    /** By the trial's number. */
    private final Map<Integer, double[]> places = new HashMap<>();

    private final List<Trial> trials;
    private int invalid;

    /** Runs the fluid on the training traffic. */
    @FunctionalInterface
    interface Sweep {

        /** Gives the results in the order of {@code changes}; interrupted, those that are there before it throws. */
        void run(List<SortedMap<String, String>> changes, Consumer<SweepResult> results);
    }

    /**
     * A screening.
     *
     * @param trials where what was looked at goes; its first is the present policy
     * @param valid whether a scenario can be written so
     */
    Screening(
            SearchSpace space,
            Goal goal,
            long seed,
            List<Trial> trials,
            Predicate<SortedMap<String, String>> valid,
            Sweep sweep) {
        this.space = space;
        this.goal = goal;
        this.streams = new RandomStreams(seed).child("screening/" + space.dimension());
        this.valid = valid;
        this.sweep = sweep;
        this.trials = trials;
        this.present = trials.get(0).screened();
        trials.forEach(trial -> byChanges.put(trial.changes(), trial));
    }

    /** Looks at {@code budget} candidates, or as many as the space has. */
    void run(int budget) {
        if (space.size() <= budget) {
            lookAt(everyPoint());
            return;
        }
        design((int) Math.ceil(DESIGN * budget));
        aroundTheFront((int) (FRONT * budget));
        towardsTheGoal(budget);
        aroundTheFront(budget); // what the chains left, since they ask for the same settings again as they converge
    }

    /** Combinations that no scenario can have, e.g. a minimum above the maximum. */
    int invalid() {
        return invalid;
    }

    private double[] place(Trial trial) {
        return places.getOrDefault(trial.number(), new double[space.dimension()]);
    }

    private int looked() {
        return places.size();
    }

    /** Every combination of the values of a small space. */
    private List<double[]> everyPoint() {
        var points = new ArrayList<double[]>();
        points.add(new double[0]);
        for (var parameter : space.parameters()) {
            long values = parameter.domain().size();
            var longer = new ArrayList<double[]>();
            for (double[] point : points) {
                for (long v = 0; v < values; v++) {
                    var next = Arrays.copyOf(point, point.length + 1);
                    next[point.length] = values == 1 ? 0 : gridPlace(parameter.domain(), v, values);
                    longer.add(next);
                }
            }
            points = longer;
        }
        return points;
    }

    /** Words and whole numbers fill equal parts of the interval, multiples of a step lie on it. */
    private static double gridPlace(Domain domain, long value, long values) {
        return domain instanceof Domain.Real ? value / (values - 1.0) : (value + 0.5) / values;
    }

    /** A Latin hypercube: every parameter has one candidate in each of {@code count} equal parts. */
    private void design(int count) {
        var points = new ArrayList<double[]>();
        for (int i = 0; i < count; i++) {
            points.add(new double[space.dimension()]);
        }
        for (int d = 0; d < space.dimension(); d++) {
            var stream = streams.named("design/" + d);
            int[] order = shuffled(count, stream);
            for (int i = 0; i < count; i++) {
                points.get(i)[d] = (order[i] + stream.nextDouble()) / count;
            }
        }
        lookAt(points);
    }

    private static int[] shuffled(int count, RandomStream stream) {
        var order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = stream.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Generations of neighbours of those on the front, nearer each time. */
    private void aroundTheFront(int until) {
        var stream = streams.named("front/" + until);
        double spread = SPREAD;
        for (int empty = 0; looked() < until && empty < 5; spread *= 0.9) {
            int before = looked();
            var front = Trial.front(trials.stream()
                    .filter(trial -> places.containsKey(trial.number()))
                    .toList());
            if (front.isEmpty()) {
                return;
            }
            var points = new ArrayList<double[]>();
            for (int i = 0; i < Math.min(GENERATION, until - looked()); i++) {
                points.add(neighbour(place(front.get(stream.nextInt(front.size()))), spread, stream));
            }
            lookAt(points);
            empty = looked() == before ? empty + 1 : 0;
        }
    }

    private static double[] neighbour(double[] point, double spread, RandomStream stream) {
        var near = point.clone();
        for (int d = 0; d < near.length; d++) {
            double place = near[d] + spread * stream.nextNormal();
            double reflected = Math.abs(place) % 2;
            near[d] = Math.min(Math.nextDown(1.0), reflected > 1 ? 2 - reflected : reflected);
        }
        return near;
    }

    private void towardsTheGoal(int until) {
        int each = (until - looked()) / CHAINS;
        if (each < 1 || space.dimension() < 1) {
            return;
        }
        var starts = trials.stream()
                .filter(trial -> places.containsKey(trial.number()))
                .sorted(Comparator.comparingDouble(Trial::merit).thenComparingInt(Trial::number))
                .limit(CHAINS)
                .map(this::place)
                .toList();
        var chains = new ArrayList<Chains.Chain>();
        for (int c = 0; c < starts.size(); c++) {
            var start = starts.get(c);
            var generator = new CommonsGenerator(streams.named("cma-es/" + c));
            chains.add(objective -> optimise(start, each, generator, objective));
        }
        Chains.run(chains, this::merits);
    }

    private void optimise(
            double[] start, int evaluations, CommonsGenerator generator, ToDoubleFunction<double[]> objective) {
        int n = start.length;
        var zero = new double[n];
        var one = new double[n];
        var sigma = new double[n];
        Arrays.fill(one, 1);
        Arrays.fill(sigma, 0.2);
        var optimizer =
                new CMAESOptimizer(Integer.MAX_VALUE, Double.NEGATIVE_INFINITY, true, 0, 0, generator, false, null);
        try {
            optimizer.optimize(
                    new MaxEval(evaluations),
                    new ObjectiveFunction(objective::applyAsDouble),
                    GoalType.MINIMIZE,
                    new InitialGuess(start),
                    new SimpleBounds(zero, one),
                    new CMAESOptimizer.Sigma(sigma),
                    new CMAESOptimizer.PopulationSize(4 + (int) (3 * StrictMath.log(n))));
        } catch (TooManyEvaluationsException e) {
            // the budget is spent; what was found is among the trials
        }
    }

    private double[] merits(List<double[]> points) {
        lookAt(points);
        return points.stream()
                .map(point -> byChanges.get(space.at(point)))
                .mapToDouble(trial -> trial == null ? Double.MAX_VALUE : trial.merit())
                .toArray();
    }

    /** Runs those that are new and can be. */
    private void lookAt(List<double[]> points) {
        var fresh = new LinkedHashMap<SortedMap<String, String>, double[]>();
        for (var point : points) {
            var changes = space.at(point);
            if (byChanges.containsKey(changes) || fresh.containsKey(changes)) {
                continue;
            }
            if (valid.test(changes)) {
                fresh.put(changes, point);
            } else {
                invalid++;
            }
        }
        if (!fresh.isEmpty()) {
            sweep.run(
                    List.copyOf(fresh.keySet()),
                    result -> add(result, fresh.get(result.run().changes())));
        }
    }

    private void add(SweepResult result, double @Nullable [] place) {
        boolean applicable = space.parameters().stream().allMatch(Parameter::applicable);
        var trial = new Trial(trials.size(), result.run().changes(), applicable, result, goal.merit(result, present));
        trials.add(trial);
        byChanges.put(trial.changes(), trial);
        if (place != null) {
            places.put(trial.number(), place);
        }
    }
}
