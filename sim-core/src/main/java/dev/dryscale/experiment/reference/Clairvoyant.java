package dev.dryscale.experiment.reference;

import dev.dryscale.experiment.reference.ClairvoyantBound.Stay;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.LoadBalancerModel;
import dev.dryscale.fleet.OfferedLoad;
import dev.dryscale.fleet.RunInput;
import dev.dryscale.random.Distribution;
import dev.dryscale.record.Slo;
import dev.dryscale.record.Usage;
import dev.dryscale.record.Usage.RunningSpan;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.policy.Controller;
import dev.dryscale.scaling.policy.FixedSchedulePolicy;
import dev.dryscale.scaling.policy.FixedSchedulePolicy.Step;
import dev.dryscale.scaling.policy.ScalingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The reference that knows the future: the schedule of the {@link ClairvoyantBound}, followed in the simulator with every
 * launch early enough. The bound is that of a fluid; what the simulator then measures shows what the fluid leaves out.
 *
 * @param name of the candidate
 * @param slo the objective that the schedule keeps
 */
public record Clairvoyant(String name, Slo slo) implements ScalingPolicy {

    private static final double MINUTE_NANOS = 6e10;
    private static final long SECOND = 1_000_000_000L;
    private static final int DEVIATIONS = 3;

    /** @throws IllegalStateException always: what will happen is known only with the run's traffic, see {@link #informed} */
    @Override
    public Controller newController(Profile profile, GroupConfiguration group) {
        throw new IllegalStateException(name + " must be told the run's traffic first");
    }

    /** The run with every clairvoyant policy replaced by the schedule it comes to; other runs as they are. */
    public static RunInput informed(RunInput input) {
        for (var policy : input.policies()) {
            if (policy instanceof Clairvoyant clairvoyant) {
                return clairvoyant.scheduled(input);
            }
        }
        return input;
    }

    private RunInput scheduled(RunInput input) {
        var model = input.model();
        var group = model.group();
        var fluid = fluid(model, group.minSize(), group.maxSize(), slo);
        var bound = ClairvoyantBound.of(OfferedLoad.perMinute(input), fluid);
        int first = bound.inService().get(0);
        var own = model.withGroup(group.withSizes(group.minSize(), group.maxSize(), first), first);
        return new RunInput(
                input.scenario(),
                input.candidate(),
                own,
                input.traffic(),
                List.of(schedule(bound, fluid, leadSeconds(model))),
                input.fidelity(),
                input.startEpochSecond(),
                input.horizonNanos(),
                input.slo(),
                input.trafficSeed(),
                input.seed());
    }

    /** Desired counts whoever is in service or was called for; those of the first minute are in service already. */
    private FixedSchedulePolicy schedule(ClairvoyantBound bound, FluidFleet fluid, long leadSeconds) {
        Map<Long, Integer> changes = new TreeMap<>();
        long end = 60L * bound.inService().size();
        for (Stay stay : bound.stays(fluid)) {
            long inService = stay.fromSecond() == 0 ? 0 : stay.fromSecond() + fluid.bootSeconds();
            changes.merge(Math.max(0, inService - leadSeconds), 1, Integer::sum);
            if (stay.toSecond() < end) {
                changes.merge(stay.toSecond(), -1, Integer::sum);
            }
        }
        var steps = new ArrayList<Step>();
        int desired = 0;
        for (var change : changes.entrySet()) {
            desired += change.getValue();
            steps.add(new Step(change.getKey() * SECOND, desired));
        }
        return new FixedSchedulePolicy(name, steps.isEmpty() ? List.of(new Step(0, 0)) : steps);
    }

    /** The fleet as a fluid sees it, within other limits than its own where those are wider. */
    public static FluidFleet fluid(FleetModel model, int minSize, int maxSize, Slo slo) {
        var boot = model.instance().boot();
        double billed = boot.ready().mean() + registrationSeconds(model);
        return new FluidFleet(
                minSize,
                maxSize,
                model.unitsPerInstance(),
                (long) billed,
                slo.responseNanos() / MINUTE_NANOS,
                slo.percentile() / 100);
    }

    private static double registrationSeconds(FleetModel model) {
        var balancer = model.loadBalancer();
        return balancer == null
                ? 0
                : model.instance().boot().registration().mean() + healthCheckSeconds(model, balancer) / 2;
    }

    private static double healthCheckSeconds(FleetModel model, LoadBalancerModel balancer) {
        boolean waits = model.profile().healthCheckWait() && balancer.waitForHealthCheck();
        return waits ? balancer.healthCheckIntervalNanos() / 1e9 : 0;
    }

    /** So long before a minute its launches are called for: three deviations beyond the mean of every clock. */
    private static long leadSeconds(FleetModel model) {
        var boot = model.instance().boot();
        var balancer = model.loadBalancer();
        double seconds = model.profile().cwActionToLaunch().highest() + late(boot.running()) + late(boot.ready());
        if (balancer != null) {
            seconds += late(boot.registration()) + healthCheckSeconds(model, balancer);
        }
        return (long) Math.ceil(seconds);
    }

    private static double late(Distribution seconds) {
        double variance = seconds.variance();
        return seconds.mean() + (Double.isFinite(variance) ? DEVIATIONS * StrictMath.sqrt(variance) : 0);
    }

    /** What the bound is billed for: its instances, and nothing else. */
    public static Usage usage(ClairvoyantBound bound, FluidFleet fluid, String instanceType, long horizonNanos) {
        var spans = new ArrayList<RunningSpan>();
        for (Stay stay : bound.stays(fluid)) {
            spans.add(new RunningSpan(
                    "clairvoyant-" + spans.size(),
                    instanceType,
                    "",
                    "on-demand",
                    stay.fromSecond() * SECOND,
                    stay.toSecond() * SECOND,
                    false));
        }
        return instancesOnly(spans, horizonNanos);
    }

    /** The part of a run's usage that the bound is compared with. */
    public static Usage instancesOnly(List<RunningSpan> spans, long horizonNanos) {
        return new Usage(spans, horizonNanos, 0, List.of(), 0, 0, false, 0);
    }
}
