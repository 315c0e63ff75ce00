package dev.dryscale.report.chart;

import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import java.util.stream.Stream;

/** What a candidate's policies look at. */
public final class TrackedMetric {

    private static final String CPU = "CPUUtilization";

    private TrackedMetric() {}

    /** Whether the alarms of this candidate are on CPU utilisation. */
    public static boolean isCpu(CandidateResult result) {
        return names(result).anyMatch(CPU::equals);
    }

    /** The CloudWatch name of the first metric that is not CPU utilisation; empty when there is none. */
    public static String other(CandidateResult result) {
        return isCpu(result) ? "" : names(result).findFirst().orElse("");
    }

    private static Stream<String> names(CandidateResult result) {
        return result.candidate().policies().stream()
                .filter(policy -> policy instanceof TargetTrackingPolicy)
                .map(policy -> ((TargetTrackingPolicy) policy).metric().metricName());
    }
}
