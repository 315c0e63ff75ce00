package dev.dryscale.fleet;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.AlarmEvaluation;
import dev.dryscale.scaling.alarm.AlarmEvaluator;
import dev.dryscale.scaling.policy.AlarmStatus;

/** One alarm in a run: what it is now, its state, and since when. */
final class AlarmLoop {

    private final Profile profile;
    private AlarmDefinition definition;
    private AlarmEvaluation evaluation = AlarmEvaluation.none();
    private long stateSinceNanos;
    private long evaluatedAtNanos = -1;

    AlarmLoop(AlarmDefinition definition, Profile profile) {
        this.definition = definition;
        this.profile = profile;
    }

    /** Evaluates the alarm as it is defined now on what is visible now. */
    void evaluate(AlarmDefinition current, MetricPublisher publisher, long nowNanos) {
        definition = current;
        int range = profile.cwEvaluationRange().of(current.evaluationPeriods());
        var window = publisher.window(current, range, nowNanos);
        evaluation = AlarmEvaluator.evaluate(current, window, evaluation.state(), profile);
        if (evaluation.stateChanged()) {
            stateSinceNanos = nowNanos;
        }
        evaluatedAtNanos = nowNanos;
    }

    boolean wasEvaluatedAt(long nowNanos) {
        return evaluatedAtNanos == nowNanos;
    }

    AlarmDefinition definition() {
        return definition;
    }

    AlarmEvaluation evaluation() {
        return evaluation;
    }

    AlarmStatus status(long nowNanos) {
        return wasEvaluatedAt(nowNanos)
                ? AlarmStatus.evaluatedNow(definition, evaluation, stateSinceNanos, nowNanos, profile)
                : AlarmStatus.standing(definition, evaluation, stateSinceNanos);
    }

    /** The newest value the last evaluation saw; NaN when it saw none. */
    double newestValue() {
        var points = evaluation.points();
        return points.isEmpty() ? Double.NaN : points.get(0).value().doubleValue();
    }
}
