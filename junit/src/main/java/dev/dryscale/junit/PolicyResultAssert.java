package dev.dryscale.junit;

import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.GateOutcome;
import dev.dryscale.experiment.Measure;
import java.util.ArrayList;

/** Assertions about what a policy was measured to do. Bounds are those of gates: {@code 300ms}, {@code 1.05 * baseline}. */
public final class PolicyResultAssert {

    private final PolicyResult actual;

    PolicyResultAssert(PolicyResult actual) {
        this.actual = actual;
    }

    /** The median response time. */
    public MeasureAssert p50() {
        return measure(Measure.P50);
    }

    /** The 95th percentile of the response time. */
    public MeasureAssert p95() {
        return measure(Measure.P95);
    }

    /** The 99th percentile of the response time. */
    public MeasureAssert p99() {
        return measure(Measure.P99);
    }

    /** The 99.9th percentile of the response time. */
    public MeasureAssert p999() {
        return measure(Measure.P999);
    }

    /** Requests without an answer, as a share. */
    public MeasureAssert errors() {
        return measure(Measure.ERRORS);
    }

    /** What the run cost. */
    public MeasureAssert cost() {
        return measure(Measure.COST);
    }

    /** What 730 hours of it would cost. */
    public MeasureAssert costPerMonth() {
        return measure(Measure.COST_PER_MONTH);
    }

    /** The time in minutes that missed the objective. */
    public MeasureAssert timeOverSlo() {
        return measure(Measure.TIME_OVER_SLO);
    }

    /** Scaling activities per hour. */
    public MeasureAssert activitiesPerHour() {
        return measure(Measure.ACTIVITIES_PER_HOUR);
    }

    /** The cost beyond the clairvoyant bound, as a share of it. */
    public MeasureAssert regret() {
        return measure(Measure.REGRET);
    }

    /** Any measure of a comparison. */
    public MeasureAssert measure(Measure measure) {
        return new MeasureAssert(this, actual, measure);
    }

    /**
     * The gate is held, e.g. {@code p99 < 300ms}.
     *
     * @throws AssertionError with was, now and delta when it is missed
     * @throws IllegalArgumentException when it is no gate
     */
    public PolicyResultAssert holds(String gate) {
        return new MeasureAssert(this, actual, Gate.parse(gate).measure()).holds(Gate.parse(gate));
    }

    /** Every gate of the scenario is held; tells all that are missed. */
    public PolicyResultAssert holdsItsGates() {
        if (actual.measured().gates().isEmpty()) {
            throw new AssertionError(actual.comparison().scenarioName() + " states no gates to hold");
        }
        var missed = new ArrayList<String>();
        for (GateOutcome outcome : actual.measured().gates()) {
            try {
                holds(outcome.expression());
            } catch (AssertionError miss) {
                missed.add(String.valueOf(miss.getMessage()));
            }
        }
        if (!missed.isEmpty()) {
            throw new AssertionError(String.join("\n", missed));
        }
        return this;
    }
}
