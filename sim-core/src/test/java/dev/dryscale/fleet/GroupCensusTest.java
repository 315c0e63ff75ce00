package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.feature.LifecycleHook;
import dev.dryscale.fleet.feature.LifecycleHooks;
import dev.dryscale.fleet.feature.WarmPool;
import dev.dryscale.random.Deterministic;
import dev.dryscale.scaling.group.GroupConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CW-34: what the group's metrics count, from a fleet in which every state has a weight of its own. */
final class GroupCensusTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Deterministic NONE = new Deterministic(0);
    private static final BootModel BOOT = new BootModel(NONE, NONE, NONE, 0, 0);
    private static final InstanceModel KIND = new InstanceModel("m5.large", 2, 1, BOOT, 0, 0, 0);

    private static Instance instance(LifecycleState state, int weight) {
        var plan = new LaunchPlan("a", KIND, LaunchPlan.ON_DEMAND, weight, 0);
        var instance = new Instance("i-" + weight, weight, plan, Instance.NO_ACTIVITY);
        instance.state = state;
        return instance;
    }

    private static Instance leavingThePool() {
        var instance = instance(LifecycleState.TERMINATING_WAIT, 1);
        instance.leavesWarmPool = true;
        return instance;
    }

    /** Members of a pool weigh 1 (LC-34): two on their way into it, three in it, one on its way out. */
    private static List<Instance> fleet() {
        return List.of(
                instance(LifecycleState.PENDING, 1),
                instance(LifecycleState.PENDING_WAIT, 2),
                instance(LifecycleState.IN_SERVICE, 4),
                instance(LifecycleState.IN_SERVICE, 8),
                instance(LifecycleState.IN_SERVICE, 16),
                instance(LifecycleState.STANDBY, 32),
                instance(LifecycleState.TERMINATING, 64),
                instance(LifecycleState.TERMINATING, 128),
                instance(LifecycleState.TERMINATING_WAIT, 256),
                instance(LifecycleState.TERMINATING_PROCEED, 512),
                instance(LifecycleState.WARMED_PENDING, 1),
                instance(LifecycleState.WARMED_PENDING_WAIT, 1),
                instance(LifecycleState.WARMED_STOPPED, 1),
                instance(LifecycleState.WARMED_RUNNING, 1),
                instance(LifecycleState.WARMED_HIBERNATED, 1),
                leavingThePool());
    }

    @ParameterizedTest
    @CsvSource({
        "GroupMinSize, 3",
        "GroupMaxSize, 1000",
        "GroupDesiredCapacity, 31",
        "GroupPendingInstances, 2",
        "GroupInServiceInstances, 3",
        "GroupStandbyInstances, 1",
        "GroupTerminatingInstances, 4",
        "GroupTotalInstances, 9",
        "GroupPendingCapacity, 3",
        "GroupInServiceCapacity, 28",
        "GroupStandbyCapacity, 32",
        "GroupTerminatingCapacity, 960",
        "GroupTotalCapacity, 991",
        "WarmPoolMinSize, 5",
        "WarmPoolDesiredCapacity, 7",
        "WarmPoolPendingCapacity, 2",
        "WarmPoolWarmedCapacity, 3",
        "WarmPoolTerminatingCapacity, 1",
        "WarmPoolTotalCapacity, 6",
        "GroupAndWarmPoolDesiredCapacity, 38",
        "GroupAndWarmPoolTotalCapacity, 997"
    })
    void everyMetricOfTheGroupCountsItsOwnStates(String awsName, int expected) {
        var metric = SimulatedMetric.find("AWS/AutoScaling", awsName).orElseThrow();
        var pool = new FeatureRun.WarmPoolSize(5, 7);
        assertThat(new GroupCensus(fleet(), 3, 1000, 31, pool, 0).of(metric)).isEqualTo(expected);
    }

    /**
     * Group of 2 to 5, desired 2: a pool of 5 - 2 = 3 (LC-30). At 60 s the maximum falls to 4, so that one member leaves, held
     * by a termination hook: it is still of the pool, and none of the group's terminating instances.
     */
    @Test
    void aMemberThatLeavesIsCountedInThePool() {
        var hook = new LifecycleHook(
                "bye",
                false,
                3600 * SECOND,
                LifecycleHook.Result.CONTINUE,
                null,
                LifecycleHook.Result.CONTINUE,
                List.of());
        var pool = new WarmPool(LifecycleState.WARMED_RUNNING, 1, null, false, NONE, NONE);
        var seen = new ArrayList<String>();
        FleetFeature shrink = controls -> new FeatureRun() {
            @Override
            public void begin(long nowNanos) {
                controls.schedule(60 * SECOND, now -> controls.setCapacity(null, 4, null, "a user request", now));
                List.of(30, 90)
                        .forEach(second -> controls.schedule(second * SECOND, now -> seen.add(told(controls, pool))));
            }
        };
        var group = new GroupConfiguration("g", 2, 5, 2, List.of("a"), 300, null, true);
        LifeCycleTableTest.run("CW-34", group, 10, 3, List.of(new LifecycleHooks(List.of(hook)), pool, shrink));
        assertThat(seen)
                .containsExactly("warmed 3 leaving 0 group 2 desired 5", "warmed 2 leaving 1 group 2 desired 4");
    }

    private static String told(GroupControls controls, WarmPool pool) {
        var features = new Features();
        features.start(List.of(pool), controls);
        var census = new GroupCensus(
                controls.instances(),
                controls.minSize(),
                controls.maxSize(),
                controls.desiredCapacity(),
                features.warmPool(),
                0);
        return "warmed " + census.of(SimulatedMetric.WARM_POOL_WARMED)
                + " leaving " + census.of(SimulatedMetric.WARM_POOL_TERMINATING)
                + " group " + census.of(SimulatedMetric.GROUP_TOTAL)
                + " desired " + census.of(SimulatedMetric.GROUP_AND_WARM_POOL_DESIRED);
    }
}
