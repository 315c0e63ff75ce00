package dev.dryscale.scenario.policy;

import dev.dryscale.scaling.policy.FixedSchedulePolicy;
import dev.dryscale.scaling.policy.PredictiveScalingPolicy;
import dev.dryscale.scaling.policy.RequestRateScalingPolicy;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.ScheduledScaling;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingTargetPolicy;
import dev.dryscale.scaling.policy.SwitchedPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingScalingPolicy;
import dev.dryscale.scaling.policy.ThresholdScalingPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The kinds of policy that {@code PolicyType} can name: one line each, merged with the {@link PolicyPlugin}s found. */
public enum PolicyCatalog {
    TARGET_TRACKING("TargetTrackingScaling", Optional.of(TargetTrackingPolicy.class)),
    STEP("StepScaling", Optional.of(StepScalingPolicy.class)),
    SIMPLE("SimpleScaling", Optional.of(SimpleScalingPolicy.class)),
    /** Of Application Auto Scaling, whose words are the same; a policy with a {@code ServiceNamespace} is one of these. */
    APPLICATION_TARGET_TRACKING("TargetTrackingScaling", Optional.of(TargetTrackingScalingPolicy.class)),
    APPLICATION_STEP("StepScaling", Optional.of(StepScalingTargetPolicy.class)),
    PREDICTIVE("PredictiveScaling", Optional.of(PredictiveScalingPolicy.class)),
    /** Not a type of policy: {@code scheduledActions:} beside the policies. */
    SCHEDULED("scheduledActions", Optional.of(ScheduledScaling.class)),
    /** Not a type of policy: {@code switches:} beside the policies. */
    SWITCHED("switches", Optional.of(SwitchedPolicy.class)),
    /** Not AWS's: a launch schedule of the run. */
    FIXED_SCHEDULE("FixedSchedule", Optional.of(FixedSchedulePolicy.class)),
    /** Not AWS's: two thresholds with a cooldown each. */
    THRESHOLD("ThresholdScaling", Optional.of(ThresholdScalingPolicy.class)),
    /** Not AWS's: instances for the newest request rate. */
    REQUEST_RATE("RequestRateScaling", Optional.of(RequestRateScalingPolicy.class));

    private final String policyType;
    private final Optional<Class<? extends ScalingPolicy>> policy;

    PolicyCatalog(String policyType, Optional<Class<? extends ScalingPolicy>> policy) {
        this.policyType = policyType;
        this.policy = policy;
    }

    /** AWS's word. */
    public String policyType() {
        return policyType;
    }

    private boolean isPolicyType() {
        return this != SCHEDULED && this != SWITCHED;
    }

    /** The record behind the word; empty when there is none, and a scenario that uses the word is refused. */
    public Optional<Class<? extends ScalingPolicy>> policy() {
        return policy;
    }

    /** Whether a scenario can run it. */
    public boolean runnable() {
        return policy.isPresent();
    }

    /** Every word {@code PolicyType} may have: AWS's, then those of plugins in alphabetical order. */
    public static List<String> words() {
        var plugins = plugins().stream().map(PolicyPlugin::policyType).sorted();
        return Stream.concat(
                        Arrays.stream(values())
                                .filter(PolicyCatalog::isPolicyType)
                                .map(PolicyCatalog::policyType),
                        plugins)
                .distinct()
                .toList();
    }

    static List<PolicyPlugin> plugins() {
        return ServiceLoader.load(PolicyPlugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
