package dev.dryscale.scenario.file;

import dev.dryscale.scaling.metric.MetricFamily;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.util.ArrayList;
import java.util.List;

/** What policies that are attached together must keep, and what they need of the group around them. */
final class PolicyChecks {

    private PolicyChecks() {}

    static void check(Node node, List<ScalingPolicy> policies, boolean loadBalanced, Problems problems) {
        var metrics = new ArrayList<MetricSpecification>();
        for (var policy : policies) {
            if (!(policy instanceof TargetTrackingPolicy tracking)) {
                continue;
            }
            if (tracking.metric().family() == MetricFamily.LOAD_BALANCER && !loadBalanced) {
                Scalars.refuse(node, "tracks a load balancer's metric: the scenario needs loadBalancer:", problems);
            }
            if (metrics.contains(tracking.metric())) {
                Scalars.refuse(
                        node,
                        "must not hold two target tracking policies of one metric: AWS allows one per metric specification",
                        problems);
            }
            metrics.add(tracking.metric());
        }
    }
}
