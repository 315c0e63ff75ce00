package dev.dryscale.fleet.station;

import dev.dryscale.random.RandomStream;
import java.util.Arrays;

/**
 * Routing by lot: to any target ({@code random}), to any by weight, to the target with fewest requests outstanding with
 * ties by lot, or to the best of a few sampled ones (power of choices). Choosing the best of all is linear in the targets.
 */
final class RandomRouting implements Router {

    private final RoutingAlgorithm algorithm;
    private final RoutingOptions options;
    private final RandomStream chance;
    private int[] order = new int[16];
    private long[] weightUpTo = new long[16];
    private int size;
    private int added;
    private int[] outstanding = new int[16];
    private int[] weight = new int[16];
    private int[] place = new int[16];

    RandomRouting(RoutingAlgorithm algorithm, RoutingOptions options, RandomStream chance) {
        this.algorithm = algorithm;
        this.options = options;
        this.chance = chance;
        Arrays.fill(place, NO_TARGET);
    }

    @Override
    public int next() {
        if (size == 0) {
            return NO_TARGET;
        }
        return switch (algorithm) {
            case WEIGHTED_RANDOM -> byWeight();
            case LEAST_OUTSTANDING_REQUESTS -> leastOfAll();
            case POWER_OF_CHOICES -> bestOfSample();
            case RANDOM, ROUND_ROBIN, PACKING -> order[chance.nextInt(size)];
        };
    }

    @Override
    public boolean hasTarget() {
        return size > 0;
    }

    private int byWeight() {
        long total = weightUpTo[size - 1];
        long ticket = (long) (chance.nextDouble() * total);
        int found = Arrays.binarySearch(weightUpTo, 0, size, ticket);
        // a target owns the tickets from the sum before it, inclusive, to its own, exclusive
        return order[found >= 0 ? found + 1 : -found - 1];
    }

    private int leastOfAll() {
        int best = order[0];
        int ties = 1;
        for (int i = 1; i < size; i++) {
            int row = order[i];
            if (outstanding[row] < outstanding[best]) {
                best = row;
                ties = 1;
            } else if (outstanding[row] == outstanding[best] && chance.nextInt(++ties) == 0) {
                best = row;
            }
        }
        return best;
    }

    /**
     * The sample is taken from the front of the order, which it shuffles as far as needed (Fisher-Yates), so that each
     * subset is equally likely. The first of equals is as good as drawn by lot: the sample comes in random order.
     */
    private int bestOfSample() {
        int sampled = options.replacement() ? options.choices() : Math.min(options.choices(), size);
        int best = NO_TARGET;
        for (int i = 0; i < sampled; i++) {
            int from = options.replacement() ? 0 : i;
            int at = from + chance.nextInt(size - from);
            int row = order[at];
            if (!options.replacement()) {
                swap(i, at);
            }
            if (best == NO_TARGET || outstanding[row] < outstanding[best]) {
                best = row;
            }
        }
        return best;
    }

    private void swap(int i, int j) {
        int row = order[i];
        put(i, order[j]);
        put(j, row);
    }

    private void put(int at, int row) {
        order[at] = row;
        place[row] = at;
    }

    @Override
    public void sent(int row) {
        outstanding[row]++;
    }

    @Override
    public void left(int row) {
        outstanding[row]--;
    }

    @Override
    public void add(int row) {
        ensure(row);
        if (place[row] != NO_TARGET) {
            throw new IllegalStateException("row " + row + " is in rotation already");
        }
        var weights = options.weights();
        weight[row] = weights.isEmpty() ? 1 : weights.get(added % weights.size());
        added++;
        put(size++, row);
        sumWeights();
    }

    @Override
    public void removeFromRotation(int row) {
        if (row >= place.length || place[row] == NO_TARGET) {
            return;
        }
        int at = place[row];
        place[row] = NO_TARGET;
        size--;
        if (at < size) {
            put(at, order[size]);
        }
        sumWeights();
    }

    private void sumWeights() {
        if (algorithm != RoutingAlgorithm.WEIGHTED_RANDOM) {
            return;
        }
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weight[order[i]];
            weightUpTo[i] = sum;
        }
    }

    private void ensure(int row) {
        if (row < place.length) {
            return;
        }
        int rows = Math.max(row + 1, 2 * place.length);
        int before = place.length;
        order = Arrays.copyOf(order, rows);
        weightUpTo = Arrays.copyOf(weightUpTo, rows);
        outstanding = Arrays.copyOf(outstanding, rows);
        weight = Arrays.copyOf(weight, rows);
        place = Arrays.copyOf(place, rows);
        Arrays.fill(place, before, rows, NO_TARGET);
    }
}
