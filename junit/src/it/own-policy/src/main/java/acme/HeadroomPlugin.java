package acme;

import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.policy.PolicyPlugin;

/** A policy of one's own: {@code PolicyType: AcmeHeadroom} tracks what CPU leaves free. */
public final class HeadroomPlugin implements PolicyPlugin {

    @Override
    public String policyType() {
        return "AcmeHeadroom";
    }

    @Override
    public ScalingPolicy read(String name, Fields members) {
        members.optional("PolicyType");
        int headroom = members.integer("Headroom", 1, 99, 50);
        var cpu = new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
        return TargetTrackingPolicy.of(name, cpu, Rational.of(100 - headroom));
    }
}
