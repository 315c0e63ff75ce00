package dev.dryscale.scenario.policy;

import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The kinds of policy that {@code PolicyType} can name: one line each, merged with the {@link PolicyPlugin}s found. */
public enum PolicyCatalog {
    TARGET_TRACKING("TargetTrackingScaling", Optional.of(TargetTrackingPolicy.class)),
    /** Read and checked; there is nothing yet that simulates it. */
    STEP("StepScaling", Optional.empty()),
    /** Read and checked; there is nothing yet that simulates it. */
    SIMPLE("SimpleScaling", Optional.empty()),
    /** Named by AWS; neither read nor simulated. */
    PREDICTIVE("PredictiveScaling", Optional.empty());

    private final String policyType;
    private final Optional<Class<? extends ScalingPolicy>> simulatedBy;

    PolicyCatalog(String policyType, Optional<Class<? extends ScalingPolicy>> simulatedBy) {
        this.policyType = policyType;
        this.simulatedBy = simulatedBy;
    }

    /** AWS's word. */
    public String policyType() {
        return policyType;
    }

    /** The record that runs in the simulator; empty when a scenario that uses the policy is refused. */
    public Optional<Class<? extends ScalingPolicy>> simulatedBy() {
        return simulatedBy;
    }

    /** Every word {@code PolicyType} may have: AWS's, then those of plugins in alphabetical order. */
    public static List<String> words() {
        var plugins = plugins().stream().map(PolicyPlugin::policyType).sorted();
        return Stream.concat(Arrays.stream(values()).map(PolicyCatalog::policyType), plugins)
                .distinct()
                .toList();
    }

    static List<PolicyPlugin> plugins() {
        return ServiceLoader.load(PolicyPlugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
