package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.feature.AllocationStrategy;
import dev.dryscale.fleet.feature.CapacityRequest;
import dev.dryscale.fleet.feature.InstanceKind;
import dev.dryscale.fleet.feature.MixedInstances;
import dev.dryscale.fleet.feature.TerminationPolicies;
import dev.dryscale.random.Deterministic;
import dev.dryscale.scaling.group.GroupConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Who goes when a group of mixed instances scales in. */
final class MixedTerminationTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int SEEDS = 60;

    /**
     * A group holds what is written and is told to be smaller by the weight of its heaviest instance; asked with many seeds,
     * for all are launched at once and equals go by chance.
     *
     * @param kinds {@code price/Spot price/weight/Spot depth}, by priority
     * @param held kind and {@code o}n-demand or {@code s}pot
     * @param chosen numbers of the instances that may go
     */
    @ParameterizedTest(name = "{0} {1} {2} % {3} {4}: {6} of {5}")
    @CsvFileSource(resources = "/semantics/mixed_termination.csv", numLinesToSkip = 1)
    void whoGoes(
            String rule,
            String policies,
            int onDemandPercent,
            String onDemandStrategy,
            String spotStrategy,
            String kinds,
            String held,
            String chosen,
            String why) {
        var types = kinds(kinds.split(" ", -1));
        var mixed = new MixedInstances(types, 0, onDemandPercent, strategy(onDemandStrategy), strategy(spotStrategy));
        var termination = new TerminationPolicies(Arrays.stream(policies.split(" ", -1))
                .map(TerminationTableTest::policy)
                .toList());
        var seen = new TreeSet<Integer>();
        for (int seed = 0; seed < SEEDS; seed++) {
            seen.addAll(gone(seed, types, List.of(held.split(" ", -1)), List.of(termination, mixed)));
        }
        assertThat(seen.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .as(why)
                .isEqualTo(chosen);
    }

    /** Numbers of those that the group terminates. */
    private static List<Integer> gone(
            int seed, List<InstanceKind> types, List<String> held, List<FleetFeature> features) {
        int units = held.stream().mapToInt(one -> kind(types, one).weight()).sum();
        int heaviest =
                held.stream().mapToInt(one -> kind(types, one).weight()).max().orElseThrow();
        var gone = new ArrayList<Integer>();
        var all = new ArrayList<>(features);
        all.add(controls -> new Held(types, held, gone));
        all.add(new CapacityRequest(60 * SECOND, null, null, units - heaviest));
        var group = new GroupConfiguration("g", 1, units, units, List.of("a"), 300, null, false);
        LifeCycleTableTest.run("held", group, 0, 5, seed, all);
        return gone;
    }

    /** Launches what is written, as if allocation strategies had chosen it, and hears who ends. */
    private static final class Held implements FeatureRun {

        private final List<InstanceKind> types;
        private final List<String> held;
        private final List<Integer> gone;
        private int next;

        Held(List<InstanceKind> types, List<String> held, List<Integer> gone) {
            this.types = types;
            this.held = held;
            this.gone = gone;
        }

        @Override
        public LaunchPlan plan(LaunchPlan plan, long nowNanos) {
            var one = held.get(next++);
            var kind = kind(types, one);
            return plan.of(kind.instance(), one.endsWith("s") ? LaunchPlan.SPOT : LaunchPlan.ON_DEMAND, kind.weight());
        }

        @Override
        public void ended(Instance instance, long nowNanos) {
            gone.add(instance.number());
        }
    }

    private static InstanceKind kind(List<InstanceKind> types, String one) {
        return types.get(one.charAt(0) - '0');
    }

    private static AllocationStrategy strategy(String awsName) {
        return Arrays.stream(AllocationStrategy.values())
                .filter(strategy -> strategy.awsName().equals(awsName))
                .findFirst()
                .orElseThrow();
    }

    private static List<InstanceKind> kinds(String... written) {
        var kinds = new ArrayList<InstanceKind>();
        var boot = new BootModel(new Deterministic(0), new Deterministic(0), new Deterministic(0), 0, 0);
        for (var one : written) {
            var parts = Arrays.stream(one.split("/", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            var instance = new InstanceModel("type" + kinds.size(), 2, 1, boot, 0, 0, 0);
            kinds.add(new InstanceKind(instance, (int) parts[2], parts[0], parts[1], parts[3]));
        }
        return kinds;
    }
}
