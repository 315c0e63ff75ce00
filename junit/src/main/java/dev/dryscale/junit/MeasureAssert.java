package dev.dryscale.junit;

import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.GateReport;
import dev.dryscale.experiment.GateStatus;
import dev.dryscale.experiment.Measure;
import dev.dryscale.report.FindingText;
import org.jspecify.annotations.Nullable;

/** Bounds of one measure. */
public final class MeasureAssert {

    private final PolicyResultAssert whole;
    private final PolicyResult actual;
    private final Measure measure;

    MeasureAssert(PolicyResultAssert whole, PolicyResult actual, Measure measure) {
        this.whole = whole;
        this.actual = actual;
        this.measure = measure;
    }

    /** Less than {@code bound}. */
    public PolicyResultAssert isBelow(String bound) {
        return holds("<", bound);
    }

    /** Not more than {@code bound}. */
    public PolicyResultAssert isAtMost(String bound) {
        return holds("<=", bound);
    }

    /** More than {@code bound}. */
    public PolicyResultAssert isAbove(String bound) {
        return holds(">", bound);
    }

    /** Not less than {@code bound}. */
    public PolicyResultAssert isAtLeast(String bound) {
        return holds(">=", bound);
    }

    private PolicyResultAssert holds(String operator, String bound) {
        return holds(Gate.parse(measure.gateName() + " " + operator + " " + bound));
    }

    PolicyResultAssert holds(Gate gate) {
        var now = actual.measured().estimates().get(measure);
        if (now == null) {
            throw new AssertionError(measure.gateName() + " was not measured: the scenario lacks what it needs");
        }
        double limit = gate.relative() ? gate.bound() * baseline(gate) : gate.bound();
        if (!gate.operator().holds(now.value(), limit)) {
            var finding = new GateReport.Finding(actual.policy(), gate, was(), now, limit, GateStatus.MISSED);
            throw new AssertionError(FindingText.of(finding, actual.comparison()));
        }
        return whole;
    }

    private double baseline(Gate gate) {
        var was = was();
        if (was == null) {
            throw new AssertionError(gate.expression() + ": " + actual.policy()
                    + " is the baseline itself; test another policy, or name a stored baseline");
        }
        return was;
    }

    private @Nullable Double was() {
        return actual.was().get(measure);
    }
}
