package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.feature.TerminationPolicies;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.RandomStreams;
import dev.dryscale.scaling.group.GroupConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Who goes when the group scales in. */
final class TerminationTableTest {

    private static final long SECOND = 1_000_000_000L;

    /**
     * The same question with many seeds: exactly the instances that the rules leave to chance are ever chosen.
     *
     * @param held {@code zone/template/second it runs since/p if protected}, numbered from 0
     * @param now in seconds
     * @param chosen numbers of those that may go
     */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvFileSource(resources = "/semantics/termination.csv", numLinesToSkip = 1)
    void whoGoes(String rule, String policies, String held, long now, String chosen, String why) {
        var instances = Arrays.stream(held.split(" ")).map(String::strip).toList();
        var all = new ArrayList<Instance>();
        for (int i = 0; i < instances.size(); i++) {
            all.add(instance(i, instances.get(i).split("/")));
        }
        var candidates = all.stream()
                .filter(instance -> !instances.get(instance.number()).endsWith("/p"))
                .toList();
        var run = new TerminationPolicies(Arrays.stream(policies.split(" "))
                        .map(TerminationTableTest::policy)
                        .toList())
                .start(unused());
        UnaryOperator<List<Instance>> shortlist = left -> run.shortlist(left, now * SECOND);
        var seen = new TreeSet<Integer>();
        for (int seed = 0; seed < 200; seed++) {
            var chance = new RandomStreams(seed).named("zones");
            seen.add(TerminationRule.choose(all, candidates, shortlist, now * SECOND, chance)
                    .number());
        }
        assertThat(seen.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .as(why)
                .isEqualTo(chosen);
    }

    /** LC-55: the allocation strategy wants a Spot Instance to go, and the zone with most instances has none. */
    @Test
    void zonesComeBeforeTheAllocationStrategy() {
        var all = List.of(
                instance(0, "a/0/0".split("/")),
                instance(1, "a/0/0".split("/")),
                spot(instance(2, "b/0/0".split("/"))));
        UnaryOperator<List<Instance>> spotFirst = left -> {
            var spot = left.stream().filter(one -> one.plan().isSpot()).toList();
            return spot.isEmpty() ? left : spot;
        };
        for (int seed = 0; seed < 50; seed++) {
            var chance = new RandomStreams(seed).named("zones");
            var chosen = TerminationRule.choose(all, all, spotFirst, 0, chance);
            assertThat(chosen.zone()).isEqualTo("a");
        }
    }

    private static Instance spot(Instance one) {
        var plan = one.plan().of(one.plan().instance(), LaunchPlan.SPOT, 1);
        var bought = new Instance(one.id(), one.number(), plan, Instance.NO_ACTIVITY);
        bought.state = LifecycleState.IN_SERVICE;
        bought.runningNanos = one.runningNanos;
        return bought;
    }

    static TerminationPolicies.Policy policy(String awsName) {
        return Arrays.stream(TerminationPolicies.Policy.values())
                .filter(policy -> policy.awsName().equals(awsName))
                .findFirst()
                .orElseThrow();
    }

    private static Instance instance(int number, String[] parts) {
        var boot = new BootModel(new Deterministic(0), new Deterministic(0), new Deterministic(0), 0, 0);
        var kind = new InstanceModel("m5.large", 2, 1, boot, 0, 0, 0);
        var plan = new LaunchPlan(parts[0], kind, LaunchPlan.ON_DEMAND, 1, Integer.parseInt(parts[1]));
        var instance = new Instance("i-" + number, number, plan, Instance.NO_ACTIVITY);
        instance.state = LifecycleState.IN_SERVICE;
        instance.runningNanos = Long.parseLong(parts[2]) * SECOND;
        return instance;
    }

    /** The controls of a group at rest, which this feature never uses. */
    private static GroupControls unused() {
        var group = new GroupConfiguration("g", 1, 1, 1, List.of("a"), 300, null, false);
        var found = new ArrayList<GroupControls>();
        LifeCycleTableTest.run("controls", group, 0, 1, List.of(controls -> {
            found.add(controls);
            return new FeatureRun() {};
        }));
        return found.get(0);
    }
}
