package dev.dryscale.experiment.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets several optimisers that ask for one value at a time ask together: as soon as each of them waits for a value, all
 * points are evaluated as one batch. Batches depend on the optimisers alone, never on how fast their threads are.
 */
final class Chains {

    private final Function<List<double[]>, double[]> evaluation;
    private final double[][] asked;
    private final double[] answers;
    private int running;
    private int waiting;
    private long round;
    private @Nullable RuntimeException failure;

    private Chains(int chains, Function<List<double[]>, double[]> evaluation) {
        this.evaluation = evaluation;
        this.asked = new double[chains][];
        this.answers = new double[chains];
        this.running = chains;
    }

    /** One optimiser, which calls the objective it is given one point after the other. */
    @FunctionalInterface
    interface Chain {
        void optimise(ToDoubleFunction<double[]> objective);
    }

    /** Runs all chains to their ends; what an evaluation throws ends all of them and is thrown. */
    static void run(List<Chain> chains, Function<List<double[]>, double[]> evaluation) {
        var together = new Chains(chains.size(), evaluation);
        for (int i = 0; i < chains.size(); i++) {
            int chain = i;
            var thread = new Thread(() -> together.live(chain, chains.get(chain)), "chain-" + chain);
            thread.setDaemon(true);
            thread.start();
        }
        together.serve();
        if (together.failure != null) {
            throw together.failure;
        }
    }

    private void live(int chain, Chain optimiser) {
        try {
            optimiser.optimise(point -> ask(chain, point));
        } catch (RuntimeException e) {
            fail(e);
        } finally {
            leave();
        }
    }

    private synchronized void fail(RuntimeException e) {
        if (failure == null) {
            failure = e;
        }
    }

    private synchronized void leave() {
        running--;
        notifyAll();
    }

    private synchronized double ask(int chain, double[] point) {
        asked[chain] = point.clone();
        waiting++;
        long mine = round;
        notifyAll();
        await(() -> round != mine);
        if (failure != null) {
            throw new IllegalStateException("another chain has failed", failure);
        }
        return answers[chain];
    }

    /** On the caller's own thread, which knows plug-ins and interruptions. */
    private synchronized void serve() {
        while (running > 0) {
            await(() -> waiting >= running);
            if (running > 0) {
                answer();
                waiting = 0;
                round++;
                notifyAll();
            }
        }
    }

    private void answer() {
        var points = new ArrayList<double[]>();
        var who = new ArrayList<Integer>();
        for (int i = 0; i < asked.length; i++) {
            if (asked[i] != null) {
                points.add(asked[i]);
                who.add(i);
                asked[i] = null;
            }
        }
        if (failure != null) {
            return;
        }
        try {
            var values = evaluation.apply(points);
            for (int i = 0; i < values.length; i++) {
                answers[who.get(i)] = values[i];
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private synchronized void await(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
