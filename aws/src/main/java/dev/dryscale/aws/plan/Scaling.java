package dev.dryscale.aws.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dryscale.aws.live.LivePolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a target tracking policy does, apart from its name.
 *
 * @param metric equal texts are equal metrics
 * @param warmup seconds; null when the policy does not say
 */
record Scaling(
        String type,
        String metric,
        double targetValue,
        boolean disableScaleIn,
        boolean enabled,
        @Nullable Integer warmup) {

    /** Of a request, or of a policy as AWS describes it. */
    static Scaling of(JsonNode policy) {
        var configuration = policy.path("TargetTrackingConfiguration");
        return new Scaling(
                policy.path("PolicyType").asText(),
                metric(policy),
                configuration.path("TargetValue").asDouble(Double.NaN),
                configuration.path("DisableScaleIn").asBoolean(false),
                policy.path("Enabled").asBoolean(true),
                policy.hasNonNull("EstimatedInstanceWarmup")
                        ? policy.get("EstimatedInstanceWarmup").asInt()
                        : null);
    }

    /** The metric's text; a customized metric of 60 s is the same whether it says so or not (TT-7). */
    static String metric(JsonNode policy) {
        return LivePolicy.metric(policy).replace("\"Period\":60,", "").replace(",\"Period\":60", "");
    }
}
