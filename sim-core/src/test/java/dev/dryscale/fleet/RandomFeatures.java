package dev.dryscale.fleet;

import dev.dryscale.fleet.feature.AllocationStrategy;
import dev.dryscale.fleet.feature.CapacityRequest;
import dev.dryscale.fleet.feature.CpuCredits;
import dev.dryscale.fleet.feature.HealthChecks;
import dev.dryscale.fleet.feature.IdleTimeout;
import dev.dryscale.fleet.feature.InstanceHealthReport;
import dev.dryscale.fleet.feature.InstanceKind;
import dev.dryscale.fleet.feature.InstanceMaintenancePolicy;
import dev.dryscale.fleet.feature.InstanceRefresh;
import dev.dryscale.fleet.feature.LaunchConfiguration;
import dev.dryscale.fleet.feature.LaunchFailures;
import dev.dryscale.fleet.feature.LifecycleHook;
import dev.dryscale.fleet.feature.LifecycleHooks;
import dev.dryscale.fleet.feature.MaxInstanceLifetime;
import dev.dryscale.fleet.feature.MissingDatapoints;
import dev.dryscale.fleet.feature.MixedInstances;
import dev.dryscale.fleet.feature.ProcessSwitch;
import dev.dryscale.fleet.feature.ScaleInProtection;
import dev.dryscale.fleet.feature.ServiceDeployment;
import dev.dryscale.fleet.feature.SpotInterruptions;
import dev.dryscale.fleet.feature.SpotWave;
import dev.dryscale.fleet.feature.Standby;
import dev.dryscale.fleet.feature.TerminationPolicies;
import dev.dryscale.fleet.feature.UnhealthyInstances;
import dev.dryscale.fleet.feature.WarmPool;
import dev.dryscale.fleet.feature.ZoneBalance;
import dev.dryscale.fleet.feature.ZoneOutage;
import dev.dryscale.random.Exponential;
import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;

/** Features drawn at random, each with its own chance, so that any of them meets any other. */
final class RandomFeatures {

    private static final long SECOND = 1_000_000_000L;

    private final RandomStream r;
    private final RunInput input;
    private final List<FleetFeature> features = new ArrayList<>();

    private RandomFeatures(RandomStream r, RunInput input) {
        this.r = r;
        this.input = input;
    }

    static List<FleetFeature> draw(long seed, RunInput input) {
        var drawing = new RandomFeatures(new RandomStreams(seed).named("features"), input);
        drawing.configuration();
        drawing.events();
        return drawing.features;
    }

    private void configuration() {
        maybe(new LifecycleHooks(List.of(hook("up", true), hook("down", false))));
        maybe(new TerminationPolicies(
                List.of(any(TerminationPolicies.Policy.values()), TerminationPolicies.Policy.DEFAULT)));
        maybe(new ScaleInProtection(r.nextInt(2) == 0 ? Long.MAX_VALUE : r.nextInt(900) * SECOND));
        maybe(new InstanceMaintenancePolicy(50 + r.nextInt(51), 100 + r.nextInt(51)));
        maybe(new HealthChecks(
                r.nextInt(2) == 0, r.nextInt(200) * SECOND, (5 + r.nextInt(30)) * SECOND, 5 * SECOND, 5, 2));
        maybe(new ZoneBalance(r.nextInt(2) == 0));
        maybe(new MaxInstanceLifetime((300 + r.nextInt(1200)) * SECOND));
        var states =
                List.of(LifecycleState.WARMED_STOPPED, LifecycleState.WARMED_RUNNING, LifecycleState.WARMED_HIBERNATED);
        maybe(new WarmPool(
                states.get(r.nextInt(3)),
                r.nextInt(3),
                r.nextInt(2) == 0 ? null : input.model().group().maxSize() + r.nextInt(3),
                r.nextInt(2) == 0,
                new Exponential(1 + r.nextInt(20)),
                new Exponential(1 + r.nextInt(20))));
        maybe(new CpuCredits(1 + r.nextInt(100), r.nextInt(60), r.nextInt(60), r.nextInt(2) == 0));
        maybe(new IdleTimeout((10 + r.nextInt(300)) * SECOND));
        maybe(mixedInstances());
        maybe(spot());
        maybe(new LaunchFailures(r.nextDouble(), r.nextInt(2) == 0 ? "a" : null, null, at(), at()));
    }

    /** Weights above 1 and other sizes than the group's own. */
    private MixedInstances mixedInstances() {
        var own = input.model().instance();
        var large = new InstanceModel("m5.xlarge", 2 * own.vcpus(), 2 * own.concurrency(), own.boot(), 0, 0, 0);
        var kinds = List.of(
                new InstanceKind(own, 1, 0.1, r.nextDouble() * 0.1, 1 + r.nextInt(9)),
                new InstanceKind(large, 1 + r.nextInt(3), 0.2, r.nextDouble() * 0.2, 1 + r.nextInt(9)));
        var onDemand = List.of(AllocationStrategy.PRIORITIZED, AllocationStrategy.LOWEST_PRICE);
        return new MixedInstances(
                kinds, r.nextInt(3), r.nextInt(101), onDemand.get(r.nextInt(2)), any(AllocationStrategy.values()));
    }

    private SpotInterruptions spot() {
        return new SpotInterruptions(r.nextInt(8), (120 + r.nextInt(600)) * SECOND, r.nextInt(2) == 0);
    }

    private <T> T any(T[] values) {
        return List.of(values).get(r.nextInt(values.length));
    }

    private void events() {
        var group = input.model().group();
        int min = r.nextInt(group.maxSize());
        maybe(new CapacityRequest(at(), min, group.maxSize() + r.nextInt(4), r.nextInt(group.maxSize() + 4)));
        maybe(new ZoneOutage("a", at(), at()));
        var kinds = UnhealthyInstances.Kind.values();
        maybe(new UnhealthyInstances(at(), 1 + r.nextInt(4), kinds[r.nextInt(kinds.length)], 0));
        maybe(new Standby(at(), input.horizonNanos(), 1 + r.nextInt(2), r.nextInt(2) == 0));
        maybe(new InstanceRefresh(at(), new InstanceMaintenancePolicy(50 + r.nextInt(51), 100 + r.nextInt(51))));
        maybe(new ServiceDeployment(at(), new InstanceMaintenancePolicy(50 + r.nextInt(51), 100 + r.nextInt(101))));
        maybe(new SpotWave(at(), r.nextDouble(), spot()));
        var processes = List.of(any(ScalingProcess.values()));
        maybe(new ProcessSwitch(processes, true, at()));
        maybe(new ProcessSwitch(processes, false, at()));
        maybe(new InstanceHealthReport(at(), 1 + r.nextInt(3), r.nextInt(200) * SECOND));
        maybe(new MissingDatapoints(r.nextDouble(), at(), at()));
        maybe(new LaunchConfiguration());
    }

    private void maybe(FleetFeature feature) {
        if (r.nextInt(4) == 0) {
            features.add(feature);
        }
    }

    private long at() {
        return (long) (r.nextDouble() * input.horizonNanos());
    }

    private LifecycleHook hook(String name, boolean launching) {
        var results = LifecycleHook.Result.values();
        return new LifecycleHook(
                name,
                launching,
                (30 + r.nextInt(300)) * SECOND,
                results[r.nextInt(2)],
                r.nextInt(3) == 0 ? null : new Exponential(1 + r.nextInt(300)),
                results[r.nextInt(2)],
                r.nextInt(2) == 0 ? List.of() : List.of(20 * SECOND));
    }
}
