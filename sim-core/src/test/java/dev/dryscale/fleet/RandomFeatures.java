package dev.dryscale.fleet;

import dev.dryscale.fleet.feature.CapacityRequest;
import dev.dryscale.fleet.feature.HealthChecks;
import dev.dryscale.fleet.feature.InstanceMaintenancePolicy;
import dev.dryscale.fleet.feature.LaunchFailures;
import dev.dryscale.fleet.feature.LifecycleHook;
import dev.dryscale.fleet.feature.LifecycleHooks;
import dev.dryscale.fleet.feature.MaxInstanceLifetime;
import dev.dryscale.fleet.feature.ProcessSwitch;
import dev.dryscale.fleet.feature.ScaleInProtection;
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
        maybe(new LaunchFailures(r.nextDouble(), r.nextInt(2) == 0 ? "a" : null, null, at(), at()));
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
        maybe(new UnhealthyInstances(at(), 1 + r.nextInt(4), kinds[r.nextInt(kinds.length)]));
        maybe(new Standby(at(), input.horizonNanos(), 1 + r.nextInt(2), r.nextInt(2) == 0));
        var processes = List.of(any(ScalingProcess.values()));
        maybe(new ProcessSwitch(processes, true, at()));
        maybe(new ProcessSwitch(processes, false, at()));
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
