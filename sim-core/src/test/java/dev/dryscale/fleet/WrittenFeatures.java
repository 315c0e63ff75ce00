package dev.dryscale.fleet;

import dev.dryscale.fleet.feature.CapacityRequest;
import dev.dryscale.fleet.feature.InstanceMaintenancePolicy;
import dev.dryscale.fleet.feature.InstanceRefresh;
import dev.dryscale.fleet.feature.LaunchFailures;
import dev.dryscale.fleet.feature.LifecycleHook;
import dev.dryscale.fleet.feature.LifecycleHooks;
import dev.dryscale.fleet.feature.MaxInstanceLifetime;
import dev.dryscale.fleet.feature.ProcessSwitch;
import dev.dryscale.fleet.feature.ScaleInProtection;
import dev.dryscale.fleet.feature.Standby;
import dev.dryscale.fleet.feature.UnhealthyInstances;
import dev.dryscale.fleet.feature.WarmPool;
import dev.dryscale.fleet.feature.ZoneBalance;
import dev.dryscale.fleet.feature.ZoneOutage;
import dev.dryscale.random.Deterministic;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Features as a row of a table writes them: {@code kind:parameter:…}, separated by spaces; times in seconds. */
final class WrittenFeatures {

    private static final long SECOND = 1_000_000_000L;

    private final String[] parts;

    private WrittenFeatures(String text) {
        this.parts = text.split(":", -1);
    }

    static List<FleetFeature> read(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .map(each -> new WrittenFeatures(each).feature())
                        .toList();
    }

    private FleetFeature feature() {
        return switch (parts[0]) {
            case "hook" ->
                new LifecycleHooks(List.of(new LifecycleHook(
                        "h",
                        parts[1].equals("launch"),
                        seconds(2),
                        LifecycleHook.Result.valueOf(parts[3]),
                        parts[4].equals("-") ? null : new Deterministic(Integer.parseInt(parts[4])),
                        LifecycleHook.Result.valueOf(parts[5]),
                        List.of())));
            case "set" -> new CapacityRequest(seconds(1), size(2), size(3), size(4));
            case "impair" -> new UnhealthyInstances(seconds(1), number(2), UnhealthyInstances.Kind.IMPAIRED, 0);
            case "stop" -> new UnhealthyInstances(seconds(1), number(2), UnhealthyInstances.Kind.STOPPED, 0);
            case "suspend" -> new ProcessSwitch(List.of(ScalingProcess.valueOf(parts[2])), true, seconds(1));
            case "resume" -> new ProcessSwitch(List.of(ScalingProcess.valueOf(parts[2])), false, seconds(1));
            case "protect" -> new ScaleInProtection(parts[1].equals("-") ? Long.MAX_VALUE : seconds(1));
            case "pool" ->
                new WarmPool(
                        LifecycleState.valueOf("WARMED_" + parts[1]),
                        number(2),
                        size(3),
                        parts[4].equals("reuse"),
                        new Deterministic(number(5)),
                        new Deterministic(number(6)));
            case "lifetime" -> new MaxInstanceLifetime(seconds(1));
            case "maintain" -> new InstanceMaintenancePolicy(number(1), number(2));
            case "refresh" -> new InstanceRefresh(seconds(1), new InstanceMaintenancePolicy(number(2), number(3)));
            case "outage" -> new ZoneOutage(parts[1], seconds(2), seconds(3));
            case "fail" -> new LaunchFailures(1, parts[1].equals("-") ? null : parts[1], null, seconds(2), seconds(3));
            case "standby" -> new Standby(seconds(1), seconds(2), number(3), parts[4].equals("decrement"));
            case "balance" -> new ZoneBalance(parts[1].equals("best"));
            case "weights" ->
                new WeightSequence(
                        Arrays.stream(parts[1].split(";")).map(Integer::valueOf).toList());
            default -> throw new IllegalArgumentException(parts[0]);
        };
    }

    private int number(int part) {
        return Integer.parseInt(parts[part]);
    }

    private long seconds(int part) {
        return number(part) * SECOND;
    }

    private @Nullable Integer size(int part) {
        return parts[part].equals("-") ? null : (Integer) number(part);
    }

    /** The n-th launch is of the n-th weight, as if an allocation strategy had chosen its type. */
    private record WeightSequence(List<Integer> weights) implements FleetFeature {

        @Override
        public FeatureRun start(GroupControls controls) {
            return new FeatureRun() {
                private int next;

                @Override
                public LaunchPlan plan(LaunchPlan plan, long nowNanos) {
                    return plan.of(plan.instance(), LaunchPlan.ON_DEMAND, weights.get(next++));
                }
            };
        }
    }
}
