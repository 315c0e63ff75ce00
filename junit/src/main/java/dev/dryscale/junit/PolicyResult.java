package dev.dryscale.junit;

import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.experiment.Measure;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.assertj.core.api.AssertProvider;

/**
 * What a dry run measured of one policy; AssertJ's own {@code assertThat} takes it.
 *
 * @param policy the policy's name
 * @param measured everything about it, with intervals, timeline, activities and bill
 * @param comparison all policies of the test on the same requests; the first is the baseline
 * @param was the baseline's values; empty when the policy is the baseline itself and none is stored
 */
public record PolicyResult(String policy, CandidateResult measured, Comparison comparison, Map<Measure, Double> was)
        implements AssertProvider<PolicyResultAssert> {

    public PolicyResult {
        var copy = new EnumMap<Measure, Double>(Measure.class);
        copy.putAll(was);
        was = Collections.unmodifiableMap(copy);
    }

    /** The seed of the run. */
    public long seed() {
        return comparison.seed();
    }

    /** The measured value, in the measure's unit. */
    public double value(Measure measure) {
        return measured.estimate(measure).value();
    }

    /** For AssertJ, which calls it. */
    @Override
    public PolicyResultAssert assertThat() {
        return new PolicyResultAssert(this);
    }
}
