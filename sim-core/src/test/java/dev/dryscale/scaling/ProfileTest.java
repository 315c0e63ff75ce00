package dev.dryscale.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dryscale.scaling.metric.MetricFamily;
import dev.dryscale.scaling.metric.Rational;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The knobs, against the rule book's sections 10 and 11. */
class ProfileTest {

    private static final Profile AWS = Profile.aws2026();
    private static final Profile TRUTH = Profile.truthDocs();

    @Test
    void aws2026IsTheRuleBooksDefault() {
        assertThat(AWS.knobs())
                .containsAllEntriesOf(Map.ofEntries(
                        Map.entry("tt.alarmHigh", "{period:60, n:3, m:3, op:GT}"),
                        Map.entry("tt.alarmLow", "{period:60, n:15, m:15, op:LT}"),
                        Map.entry("tt.lowFactor", "byCapacity"),
                        Map.entry("tt.highResolutionLowPeriods", "30"),
                        Map.entry("scheduled.lateness", "0"),
                        Map.entry("aas.lowFactor", "constant(0.9)"),
                        Map.entry("aas.scaleInStep", "proportional"),
                        Map.entry("publicationLag.highResolution", "10"),
                        Map.entry("tt.metricValue", "meanOfN"),
                        Map.entry("tt.scaleInStep", "oneAtATime"),
                        Map.entry("tt.rounding", "ceil"),
                        Map.entry("tt.warmup", "policy ?? defaultInstanceWarmup ?? defaultCooldown"),
                        Map.entry("tt.selfTuning", "off"),
                        Map.entry("cw.reinvokeEvery", "60"),
                        Map.entry("billing", "perSecond(min 60)"),
                        Map.entry("tt.current", "warmed"),
                        Map.entry("tt.scaleInMargin", "0"),
                        Map.entry("scaleIn.blockedDuringWarmup", "true"),
                        Map.entry("scaleIn.blockedByDefaultCooldownWhenNoWarmup", "true"),
                        Map.entry("cw.evaluationRange", "N+2"),
                        Map.entry("cw.evalPhase", "seeded[0,60)"),
                        Map.entry("cw.reinvoke", "everyMinute"),
                        Map.entry("cw.actionToLaunch", "3..7"),
                        Map.entry("cw.earlyLonePoint", "INSUFFICIENT_DATA"),
                        Map.entry("warmup.from", "inService"),
                        Map.entry("sim.ties", "transitionsFirst"),
                        Map.entry("terminatingCountsAsCurrent", "true"),
                        Map.entry("deregistrationDelay", "300"),
                        Map.entry("healthyThresholdOnRegister", "1"),
                        Map.entry("launchRetry", "60 doubling to 900")))
                .hasSize(Knob.values().length);
    }

    @Test
    void truthDocsDiffersWhereTheTruthsSay() {
        assertThat(TRUTH.ttMetricValue()).isEqualTo(Knobs.TtMetricValue.LAST);
        assertThat(TRUTH.ttLowFactor().of(3)).isEqualTo(Rational.parse("0.9"));
        assertThat(TRUTH.ttScaleInStep()).hasToString("proportional");
        assertThat(TRUTH.cwEvalPhase()).isEqualTo(new Knobs.EvaluationPhase(false, 0));
        assertThat(TRUTH.cwActionToLaunch()).isEqualTo(new Knobs.SecondsRange(0, 0));
        assertThat(TRUTH.deregistrationDelaySeconds()).isZero();
        assertThat(TRUTH.healthCheckWait()).isFalse();
        assertThat(TRUTH.ttCurrent()).isEqualTo(Knobs.TtCurrent.WARMED);
        for (MetricFamily family : MetricFamily.values()) {
            assertThat(TRUTH.publicationLagNanos(family, true)).isZero();
            assertThat(TRUTH.publicationLagNanos(family, false)).isZero();
        }
        assertThat(TRUTH.knobs().entrySet())
                .filteredOn(knob -> !knob.getValue().equals(AWS.knobs().get(knob.getKey())))
                .hasSize(13);
    }

    /** CW-33: 60 s for EC2, 120 s for the load balancer and ECS. */
    @Test
    void everyMetricFamilyHasItsLag() {
        Profile told = AWS.with("publicationLag.ec2Basic", "61").with("publicationLag.custom", "62");
        assertThat(told.publicationLagNanos(MetricFamily.EC2_INSTANCE, true)).isEqualTo(60_000_000_000L);
        assertThat(told.publicationLagNanos(MetricFamily.EC2_INSTANCE, false)).isEqualTo(61_000_000_000L);
        assertThat(told.publicationLagNanos(MetricFamily.LOAD_BALANCER, true)).isEqualTo(120_000_000_000L);
        assertThat(told.publicationLagNanos(MetricFamily.ECS, true)).isEqualTo(120_000_000_000L);
        assertThat(told.publicationLagNanos(MetricFamily.CUSTOM, true)).isEqualTo(62_000_000_000L);
    }

    @Test
    void theTypedAccessorsSayWhatTheTextSays() {
        Profile other = AWS.with("healthCheck.interval", "10")
                .with("healthyThresholdOnRegister", "2")
                .with("healthCheck.wait", "false")
                .with("sim.ties", "evaluationFirst")
                .with("tt.scaleInMargin", "0.05")
                .with("cw.earlyLonePoint", "keep")
                .with("launchRetry", "fixed(30)");
        assertThat(other.healthCheckIntervalSeconds()).isEqualTo(10);
        assertThat(AWS.healthCheckIntervalSeconds()).isEqualTo(30);
        assertThat(other.healthyThresholdOnRegister()).isEqualTo(2);
        assertThat(other.healthCheckWait()).isFalse();
        assertThat(AWS.healthCheckWait()).isTrue();
        assertThat(other.ties()).isEqualTo(Knobs.Ties.EVALUATION_FIRST);
        assertThat(other.ttScaleInMargin()).isEqualTo(Rational.of(1, 20));
        assertThat(other.cwEarlyLonePoint()).isEqualTo(Knobs.EarlyLonePoint.KEEP);
        assertThat(other.launchRetry()).isEqualTo(new Knobs.LaunchRetry(30, 30));
        assertThat(AWS.deregistrationDelaySeconds()).isEqualTo(300);
        assertThat(AWS.cwActionToLaunch()).isEqualTo(new Knobs.SecondsRange(3, 7));
        assertThat(AWS.cwEvalPhase().seeded()).isTrue();
        assertThat(AWS.scaleInAfterScaleIn()).isEqualTo(Knobs.AfterScaleIn.NO_DELAY);
        assertThat(AWS.ttFromZero()).isEqualTo(Knobs.FromZero.BY_METRIC);
    }

    /** LC-61: 60 s doubling to 15 min. */
    @Test
    void aFailedLaunchIsTriedAgainAfterADoublingWait() {
        Knobs.LaunchRetry retry = AWS.launchRetry();
        assertThat(retry.waitSeconds(1)).isEqualTo(60);
        assertThat(retry.waitSeconds(2)).isEqualTo(120);
        assertThat(retry.waitSeconds(4)).isEqualTo(480);
        assertThat(retry.waitSeconds(5)).isEqualTo(900);
        assertThat(retry.waitSeconds(1_000_000)).isEqualTo(900);
        assertThat(new Knobs.LaunchRetry(30, 30).waitSeconds(9)).isEqualTo(30);
    }

    /** A changed value is a new name, and a name stands for one set of knobs. */
    @Test
    void theNameTellsEveryDifference() {
        Profile literal = TRUTH.with("tt.current", "all");
        assertThat(literal.name()).isEqualTo("truth-docs{tt.current=all}");
        assertThat(literal.with("cw.evaluationRange", "N+3").name())
                .isEqualTo("truth-docs{cw.evaluationRange=N+3,tt.current=all}");
        assertThat(literal.with("tt.current", "warmed"))
                .isEqualTo(TRUTH)
                .hasSameHashCodeAs(TRUTH)
                .hasToString("truth-docs");
        assertThat(literal).isNotEqualTo(TRUTH).isNotEqualTo("truth-docs{tt.current=all}");
        assertThat(TRUTH.ttCurrent()).isEqualTo(Knobs.TtCurrent.WARMED);
    }

    @Test
    void findsProfilesByName() {
        assertThat(Profile.names()).containsExactly("aws-2026", "truth-docs");
        assertThat(Profile.names())
                .allSatisfy(name -> assertThat(Profile.byName(name).name()).isEqualTo(name));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Profile.byName("aws"))
                .withMessage("unknown profile 'aws'; known: aws-2026, truth-docs");
    }

    @Test
    void anUnknownKnobIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AWS.with("tt.lowfactor", "byCapacity"))
                .withMessageStartingWith(
                        "unknown knob 'tt.lowfactor'; known: aas.credit, aas.lowFactor, aas.scaleInStep, ")
                .withMessageContaining("tt.lowFactor");
    }

    /** Sections 10 and 11 name them; a report tells them, and nobody can believe to have changed them. */
    @ParameterizedTest
    @CsvSource({"tt.selfTuning, on", "tt.rounding, floor", "cw.reinvokeEvery, 30", "billing, perHour"})
    void whatIsFixedIsToldAndRefusesAnythingElse(String knob, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AWS.with(knob, value))
                .withMessageContaining("no other behaviour is modelled");
    }

    @ParameterizedTest
    @EnumSource(Knob.class)
    void everyKnobTakesItsExamplesAndPrintsThem(Knob knob) {
        assertThat(Arrays.asList(knob.examples().split(" \\| ", -1))).allSatisfy(example -> {
            Profile profile = AWS.with(knob.key(), example);
            assertThat(profile.knobs()).containsEntry(knob.key(), example);
        });
        assertThat(AWS.knobs()).containsEntry(knob.key(), knob.defaultValue());
        assertThat(Knob.ofKey(knob.key())).isEqualTo(knob);
        assertThat(knob.rule()).matches("(TT|AAS|SCH|CW|LC|BL|U)-\\d+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tt.lowFactor; constant(0); above 0",
                "tt.lowFactor; constant(1.01); at most 1",
                "tt.lowFactor; byTarget; no such word",
                "tt.lowFactor; factor(0.9); no such word",
                "tt.lowFactor; constant(1.2.3); not a decimal",
                "tt.metricValue; mean; no such word",
                "tt.scaleInStep; atMost(0); at least 1",
                "tt.scaleInStep; atMost(1.5); whole seconds",
                "tt.scaleInMargin; -0.1; at least 0",
                "tt.scaleInMargin; 1; below 1",
                "tt.alarmHigh; {period:60, n:3, m:4, op:GT}; 1 <= m <= n",
                "tt.alarmHigh; {period:60, n:3, m:0, op:GT}; 1 <= m <= n",
                "tt.alarmHigh; {period:45, n:3, m:3, op:GT}; multiple of 60",
                "tt.alarmHigh; {period:0, n:3, m:3, op:GT}; multiple of 60",
                "tt.alarmHigh; {period:60, n:3, m:3, op:LT}; op:GT",
                "tt.alarmLow; 15; op:LT",
                "cw.evaluationRange; N; write N+2",
                "cw.evalPhase; constant(60); 0 to 59",
                "cw.evalPhase; 0; no such word",
                "cw.actionToLaunch; 7..3; ends before",
                "cw.actionToLaunch; 3-7; whole seconds",
                "deregistrationDelay; 1..2; not a range",
                "healthCheck.wait; yes; true or false",
                "healthCheck.interval; 0; at least 1",
                "launchRetry; 60; no such word",
                "launchRetry; 60 doubling to 30; below the first",
                "launchRetry; 0 doubling to 30; at least 1"
            })
    void aWrongValueIsRefusedWithTheRightOnes(String knob, String value, String hint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AWS.with(knob, value))
                .withMessageStartingWith(knob + " cannot be '" + value + "': ")
                .withMessageContaining(hint)
                .withMessageContaining("values: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tt.lowFactor; constant(0.90); constant(0.9)",
                "tt.lowFactor; constant(1); constant(1)",
                "tt.scaleInStep; atMost(1); oneAtATime",
                "cw.evalPhase; seeded; seeded[0,60)",
                "cw.evalPhase; constant(59); constant(59)",
                "cw.actionToLaunch; 5..5; 5",
                "launchRetry; 60 doubling to 60; fixed(60)",
                "tt.alarmHigh; {period:10,n:3,m:2,op:GT}; {period:10, n:3, m:2, op:GT}",
                "tt.alarmHigh; {period:20, n:3, m:3, op:GT}; {period:20, n:3, m:3, op:GT}",
                "tt.alarmHigh; {period:30, n:1, m:1, op:GT}; {period:30, n:1, m:1, op:GT}",
                "tt.alarmLow; {period:120, n:9, m:1, op:LT}; {period:120, n:9, m:1, op:LT}"
            })
    void aValueIsPrintedInOneWay(String knob, String value, String printed) {
        assertThat(AWS.with(knob, value).knobs()).containsEntry(knob, printed);
    }
}
