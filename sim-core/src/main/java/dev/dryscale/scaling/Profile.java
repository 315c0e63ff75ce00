package dev.dryscale.scaling;

import dev.dryscale.scaling.metric.MetricFamily;
import dev.dryscale.scaling.metric.Rational;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A named, immutable set of knobs: every AWS behaviour that AWS does not document (rule book sections 10 and 11). A changed
 * value is a new name, and every run prints the knobs it ran with. Equal profiles have equal names and knobs.
 */
public final class Profile {

    public static final String AWS_2026 = "aws-2026";
    public static final String TRUTH_DOCS = "truth-docs";

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final String baseName;
    private final String name;
    private final EnumMap<Knob, Object> values;

    private Profile(String baseName, EnumMap<Knob, Object> values, @Nullable Profile base) {
        this.baseName = baseName;
        this.values = values;
        this.name = base == null ? baseName : baseName + differences(values, base.values);
    }

    /** What AWS does as far as it is known in 2026; the default profile. */
    public static Profile aws2026() {
        EnumMap<Knob, Object> values = new EnumMap<>(Knob.class);
        for (Knob knob : Knob.values()) {
            values.put(knob, knob.parse(knob.defaultValue()));
        }
        return new Profile(AWS_2026, values, null);
    }

    /** The rules of the control-loop truths: no lag, no phase, no delay, a constant low factor, the newest datapoint. */
    public static Profile truthDocs() {
        EnumMap<Knob, Object> values = new EnumMap<>(aws2026().values);
        EnumMap<Knob, String> changes = new EnumMap<>(Knob.class);
        changes.put(Knob.TT_METRIC_VALUE, "last");
        changes.put(Knob.TT_LOW_FACTOR, "constant(0.9)");
        changes.put(Knob.TT_SCALE_IN_STEP, "proportional");
        changes.put(Knob.LAG_EC2_DETAILED, "0");
        changes.put(Knob.LAG_EC2_BASIC, "0");
        changes.put(Knob.LAG_ALB, "0");
        changes.put(Knob.LAG_ECS, "0");
        changes.put(Knob.LAG_CUSTOM, "0");
        changes.put(Knob.LAG_HIGH_RESOLUTION, "0");
        changes.put(Knob.CW_EVAL_PHASE, "constant(0)");
        changes.put(Knob.CW_ACTION_TO_LAUNCH, "0");
        changes.put(Knob.DEREGISTRATION_DELAY, "0");
        changes.put(Knob.HEALTH_CHECK_WAIT, "false");
        changes.forEach((knob, value) -> values.put(knob, knob.parse(value)));
        return new Profile(TRUTH_DOCS, values, null);
    }

    /** The names {@link #byName} knows. */
    public static List<String> names() {
        return List.of(AWS_2026, TRUTH_DOCS);
    }

    /**
     * The profile of that name.
     *
     * @throws IllegalArgumentException naming the known profiles
     */
    public static Profile byName(String name) {
        return switch (name) {
            case AWS_2026 -> aws2026();
            case TRUTH_DOCS -> truthDocs();
            default ->
                throw new IllegalArgumentException(
                        "unknown profile '" + name + "'; known: " + String.join(", ", names()));
        };
    }

    /**
     * This profile with one knob changed. Its name tells every difference from the named profile it came from, e.g.
     * {@code truth-docs{tt.current=all}}.
     *
     * @throws IllegalArgumentException when there is no such knob (naming all), or it cannot take the value (saying how)
     */
    public Profile with(String knob, String value) {
        Knob changed = Knob.ofKey(knob);
        EnumMap<Knob, Object> copy = new EnumMap<>(values);
        copy.put(changed, changed.parse(value));
        return new Profile(baseName, copy, byName(baseName));
    }

    /** The profile's name; two profiles of one name have the same knobs. */
    public String name() {
        return name;
    }

    /** Every knob by the rule book's name, in name order. */
    public SortedMap<String, String> knobs() {
        TreeMap<String, String> texts = new TreeMap<>();
        values.forEach((knob, value) -> texts.put(knob.key(), value.toString()));
        return Collections.unmodifiableSortedMap(texts);
    }

    public Knobs.AlarmShape ttAlarmHigh() {
        return get(Knob.TT_ALARM_HIGH, Knobs.AlarmShape.class);
    }

    public Knobs.AlarmShape ttAlarmLow() {
        return get(Knob.TT_ALARM_LOW, Knobs.AlarmShape.class);
    }

    /** Evaluation periods of AlarmLow on a metric of less than a minute (TT-53). */
    public int ttHighResolutionLowPeriods() {
        return get(Knob.TT_HIGH_RESOLUTION_LOW, Integer.class);
    }

    public Knobs.LowFactor ttLowFactor() {
        return get(Knob.TT_LOW_FACTOR, Knobs.LowFactor.class);
    }

    public Knobs.TtMetricValue ttMetricValue() {
        return get(Knob.TT_METRIC_VALUE, Knobs.TtMetricValue.class);
    }

    public Knobs.ScaleInStep ttScaleInStep() {
        return get(Knob.TT_SCALE_IN_STEP, Knobs.ScaleInStep.class);
    }

    /** Part of the target that a scale-in must leave free, 0 to 1 (TT-21). */
    public Rational ttScaleInMargin() {
        return get(Knob.TT_SCALE_IN_MARGIN, Rational.class);
    }

    /** AlarmLow's threshold as a part of the target in Application Auto Scaling (AAS-10). */
    public Knobs.LowFactor aasLowFactor() {
        return get(Knob.AAS_LOW_FACTOR, Knobs.LowFactor.class);
    }

    /** By how much one scale-in of Application Auto Scaling may go (AAS-9). */
    public Knobs.ScaleInStep aasScaleInStep() {
        return get(Knob.AAS_SCALE_IN_STEP, Knobs.ScaleInStep.class);
    }

    /** Which scale-outs of a cooldown are credited (AAS-3). */
    public Knobs.AasCredit aasCredit() {
        return get(Knob.AAS_CREDIT, Knobs.AasCredit.class);
    }

    public Knobs.FromZero ttFromZero() {
        return get(Knob.TT_FROM_ZERO, Knobs.FromZero.class);
    }

    public Knobs.TtCurrent ttCurrent() {
        return get(Knob.TT_CURRENT, Knobs.TtCurrent.class);
    }

    public Knobs.WarmupFrom warmupFrom() {
        return get(Knob.WARMUP_FROM, Knobs.WarmupFrom.class);
    }

    public boolean scaleInBlockedDuringWarmup() {
        return get(Knob.SCALE_IN_BLOCKED_DURING_WARMUP, Boolean.class);
    }

    public boolean scaleInBlockedByDefaultCooldownWhenNoWarmup() {
        return get(Knob.SCALE_IN_BLOCKED_BY_DEFAULT_COOLDOWN, Boolean.class);
    }

    public Knobs.AfterScaleIn scaleInAfterScaleIn() {
        return get(Knob.SCALE_IN_AFTER_SCALE_IN, Knobs.AfterScaleIn.class);
    }

    /** Whether terminating instances are part of the capacity a scale-in is computed from (TT-37). */
    public boolean terminatingCountsAsCurrent() {
        return get(Knob.TERMINATING_COUNTS_AS_CURRENT, Boolean.class);
    }

    /** Seconds by which a scheduled action is late (SCH-4). */
    public Knobs.SecondsRange scheduledLateness() {
        return get(Knob.SCHEDULED_LATENESS, Knobs.SecondsRange.class);
    }

    public Knobs.Ties ties() {
        return get(Knob.SIM_TIES, Knobs.Ties.class);
    }

    public Knobs.EvaluationRange cwEvaluationRange() {
        return get(Knob.CW_EVALUATION_RANGE, Knobs.EvaluationRange.class);
    }

    public Knobs.EvaluationPhase cwEvalPhase() {
        return get(Knob.CW_EVAL_PHASE, Knobs.EvaluationPhase.class);
    }

    public Knobs.EarlyLonePoint cwEarlyLonePoint() {
        return get(Knob.CW_EARLY_LONE_POINT, Knobs.EarlyLonePoint.class);
    }

    /** How long after an invocation an alarm that is still in ALARM invokes its policy again. */
    public long cwReinvokeEveryNanos() {
        return Long.parseLong(get(Knob.CW_REINVOKE_EVERY, String.class)) * 1_000_000_000L;
    }

    public Knobs.Reinvoke cwReinvoke() {
        return get(Knob.CW_REINVOKE, Knobs.Reinvoke.class);
    }

    /** Seconds from an alarm's action to the start of the launch (CW-21). */
    public Knobs.SecondsRange cwActionToLaunch() {
        return get(Knob.CW_ACTION_TO_LAUNCH, Knobs.SecondsRange.class);
    }

    /**
     * Nanoseconds from the end of a period to its datapoint being visible (CW-30 to CW-33).
     *
     * @param detailedMonitoring whether EC2 instance metrics have 1-minute periods; no matter for the other families
     */
    public long publicationLagNanos(MetricFamily family, boolean detailedMonitoring) {
        Knob knob = switch (family) {
            case EC2_INSTANCE -> detailedMonitoring ? Knob.LAG_EC2_DETAILED : Knob.LAG_EC2_BASIC;
            case LOAD_BALANCER -> Knob.LAG_ALB;
            case ECS -> Knob.LAG_ECS;
            case CUSTOM -> Knob.LAG_CUSTOM;
        };
        return get(knob, Integer.class) * NANOS_PER_SECOND;
    }

    /** Nanoseconds from the end of a 10 s slot to its datapoint being visible (TT-50). */
    public long highResolutionLagNanos() {
        return get(Knob.LAG_HIGH_RESOLUTION, Integer.class) * NANOS_PER_SECOND;
    }

    /** Seconds a deregistered target is drained at most, where the scenario does not say (LC-10). */
    public int deregistrationDelaySeconds() {
        return get(Knob.DEREGISTRATION_DELAY, Integer.class);
    }

    /** Whether a registered target waits for its health check before it is InService (LC-12). */
    public boolean healthCheckWait() {
        return get(Knob.HEALTH_CHECK_WAIT, Boolean.class);
    }

    /** Checks a newly registered target must pass: one, whatever the healthy threshold is (LC-12). */
    public int healthyThresholdOnRegister() {
        return get(Knob.HEALTHY_THRESHOLD_ON_REGISTER, Integer.class);
    }

    /** Seconds for which an instance with failed status checks may recover (LC-22). */
    public int impairedWaitSeconds() {
        return get(Knob.IMPAIRED_WAIT, Integer.class);
    }

    public int healthCheckIntervalSeconds() {
        return get(Knob.HEALTH_CHECK_INTERVAL, Integer.class);
    }

    public Knobs.LaunchRetry launchRetry() {
        return get(Knob.LAUNCH_RETRY, Knobs.LaunchRetry.class);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Profile that && name.equals(that.name) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    private <T> T get(Knob knob, Class<T> type) {
        Object value = values.get(knob);
        if (value == null) {
            throw new IllegalStateException("profile " + name + " has no " + knob.key());
        }
        return type.cast(value);
    }

    private static String differences(EnumMap<Knob, Object> values, EnumMap<Knob, Object> base) {
        TreeMap<String, Object> changed = new TreeMap<>();
        values.forEach((knob, value) -> {
            if (!value.equals(base.get(knob))) {
                changed.put(knob.key(), value);
            }
        });
        return changed.isEmpty() ? "" : changed.toString().replace(", ", ",");
    }
}
