package dev.dryscale.scaling;

import dev.dryscale.scaling.Knobs.AlarmShape;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every AWS behaviour that AWS does not document or lets one choose, under the rule book's own name, with the default of the
 * profiles {@code aws-2026} and {@code truth-docs} (rule book sections 10 and 11).
 */
public enum Knob {
    TT_ALARM_HIGH("tt.alarmHigh", "TT-10", "{period:60, n:3, m:3, op:GT}", text -> AlarmShape.parse(text, "GT")),
    TT_ALARM_LOW("tt.alarmLow", "TT-11", "{period:60, n:15, m:15, op:LT}", text -> AlarmShape.parse(text, "LT")),
    TT_LOW_FACTOR("tt.lowFactor", "TT-14", "byCapacity | constant(0.9)", KnobParser::lowFactor),
    TT_HIGH_RESOLUTION_LOW("tt.highResolutionLowPeriods", "TT-53", "30 | 15", KnobParser::atLeastOne),
    TT_METRIC_VALUE("tt.metricValue", "TT-22", "meanOfN | last | maxOfN", word(Knobs.TtMetricValue.class)),
    TT_SCALE_IN_STEP("tt.scaleInStep", "TT-23", "oneAtATime | atMost(2) | proportional", KnobParser::scaleInStep),
    TT_SCALE_IN_MARGIN("tt.scaleInMargin", "TT-21", "0", KnobParser::margin),
    TT_ROUNDING("tt.rounding", "TT-20", "ceil", KnobParser.only("ceil")),
    TT_WARMUP("tt.warmup", "TT-30", Knob.WARMUP_ORDER, KnobParser.only(Knob.WARMUP_ORDER)),
    /** What AWS has added since November 2024 is unpublished, so it cannot be turned on. */
    TT_SELF_TUNING("tt.selfTuning", "TT-52", "off", KnobParser.only("off")),
    TT_FROM_ZERO("tt.fromZero", "TT-24", "byMetric | none | one", word(Knobs.FromZero.class)),
    AAS_LOW_FACTOR("aas.lowFactor", "AAS-10", "constant(0.9) | byCapacity", KnobParser::lowFactor),
    AAS_SCALE_IN_STEP("aas.scaleInStep", "AAS-9", "proportional | oneAtATime | atMost(2)", KnobParser::scaleInStep),
    /** That only what is completed counts was seen in an emulator alone; AWS's text leaves it open (AAS-2). */
    AAS_CREDIT("aas.credit", "AAS-3", "all | completed", word(Knobs.AasCredit.class)),
    TT_CURRENT("tt.current", "TT-35", "warmed | all", word(Knobs.TtCurrent.class)),
    WARMUP_FROM("warmup.from", "TT-31", "inService | launch", word(Knobs.WarmupFrom.class)),
    SCALE_IN_BLOCKED_DURING_WARMUP("scaleIn.blockedDuringWarmup", "TT-36", "true | false", KnobParser::bool),
    SCALE_IN_BLOCKED_BY_DEFAULT_COOLDOWN(
            "scaleIn.blockedByDefaultCooldownWhenNoWarmup", "TT-36", "true | false", KnobParser::bool),
    SCALE_IN_AFTER_SCALE_IN(
            "scaleIn.afterScaleIn", "U-11", "noDelay | defaultCooldown", word(Knobs.AfterScaleIn.class)),
    TERMINATING_COUNTS_AS_CURRENT("terminatingCountsAsCurrent", "TT-37", "true | false", KnobParser::bool),
    SCHEDULED_LATENESS("scheduled.lateness", "SCH-4", "0 | 0..120", KnobParser::secondsRange),
    SIM_TIES("sim.ties", "TT-33", "transitionsFirst | evaluationFirst", word(Knobs.Ties.class)),
    CW_EVALUATION_RANGE("cw.evaluationRange", "CW-10", "N+2 | N+max(N/3,2)", KnobParser::evaluationRange),
    CW_EVAL_PHASE("cw.evalPhase", "CW-5", "seeded[0,60) | constant(0)", KnobParser::evaluationPhase),
    CW_EARLY_LONE_POINT("cw.earlyLonePoint", "CW-16", "INSUFFICIENT_DATA | keep", word(Knobs.EarlyLonePoint.class)),
    CW_REINVOKE("cw.reinvoke", "CW-20", "everyMinute | onTransition", word(Knobs.Reinvoke.class)),
    CW_REINVOKE_EVERY("cw.reinvokeEvery", "CW-20", "60", KnobParser.only("60")),
    CW_ACTION_TO_LAUNCH("cw.actionToLaunch", "CW-21", "3..7", KnobParser::secondsRange),
    LAG_EC2_DETAILED("publicationLag.ec2Detailed", "CW-33", "60", KnobParser::seconds),
    LAG_EC2_BASIC("publicationLag.ec2Basic", "CW-33", "60", KnobParser::seconds),
    LAG_ALB("publicationLag.alb", "CW-33", "120", KnobParser::seconds),
    LAG_ECS("publicationLag.ecs", "CW-33", "120", KnobParser::seconds),
    /** The rule book has no figure for metrics that users publish; this takes the one of detailed monitoring. */
    LAG_CUSTOM("publicationLag.custom", "CW-33", "60", KnobParser::seconds),
    /** Nobody has measured it in the rule book's sources: one period of the finest alarm. */
    LAG_HIGH_RESOLUTION("publicationLag.highResolution", "TT-50", "10", KnobParser::seconds),
    DEREGISTRATION_DELAY("deregistrationDelay", "LC-10", "300", KnobParser::seconds),
    HEALTH_CHECK_WAIT("healthCheck.wait", "LC-12", "true | false", KnobParser::bool),
    HEALTHY_THRESHOLD_ON_REGISTER("healthyThresholdOnRegister", "LC-12", "1", KnobParser::atLeastOne),
    /** AWS waits "a few minutes" before it gives an instance up whose status checks fail. */
    IMPAIRED_WAIT("healthCheck.impairedWait", "LC-22", "180", KnobParser::seconds),
    HEALTH_CHECK_INTERVAL("healthCheck.interval", "LC-12", "30", KnobParser::atLeastOne),
    LAUNCH_RETRY("launchRetry", "LC-61", "60 doubling to 900 | fixed(60)", KnobParser::launchRetry),
    BILLING("billing", "BL-2", "perSecond(min 60)", KnobParser.only("perSecond(min 60)"));

    private static final String WARMUP_ORDER = "policy ?? defaultInstanceWarmup ?? defaultCooldown";

    private final String key;
    private final String rule;
    private final String examples;
    /** Immutable in fact: every parser is a function without state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<String, Object> parser;

    <T> Knob(String key, String rule, String examples, Function<String, T> parser) {
        this.key = key;
        this.rule = rule;
        this.examples = examples;
        this.parser = parser::apply;
    }

    /** The rule book's name of the knob, e.g. {@code tt.lowFactor}. */
    public String key() {
        return key;
    }

    /** The rule that leaves it open, e.g. {@code TT-14}. */
    public String rule() {
        return rule;
    }

    /** Its value in {@code aws-2026}. */
    public String defaultValue() {
        return examples.split(" \\| ", -1)[0];
    }

    /** How to write its values, the default first. */
    public String examples() {
        return examples;
    }

    Object parse(String value) {
        try {
            return parser.apply(value.strip());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    key + " cannot be '" + value + "': " + wrong.getMessage() + "; values: " + examples + " (" + rule
                            + ")",
                    wrong);
        }
    }

    /**
     * The knob of that name.
     *
     * @throws IllegalArgumentException naming every knob when there is none
     */
    public static Knob ofKey(String key) {
        for (Knob knob : values()) {
            if (knob.key.equals(key)) {
                return knob;
            }
        }
        throw new IllegalArgumentException("unknown knob '" + key + "'; known: "
                + Arrays.stream(values()).map(Knob::key).sorted().collect(Collectors.joining(", ")));
    }

    private static <E extends Enum<E>> Function<String, E> word(Class<E> type) {
        return text -> KnobParser.oneOf(type, text);
    }
}
