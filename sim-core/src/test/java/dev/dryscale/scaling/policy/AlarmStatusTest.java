package dev.dryscale.scaling.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.AlarmEvaluation;
import dev.dryscale.scaling.alarm.AlarmState;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.metric.Rational;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmStatusTest {

    private static final long SECOND = 1_000_000_000L;

    /** CW-20, EX-43: an alarm that stays in ALARM invokes its policy again every minute; TRAP-3 is the other knob value. */
    @ParameterizedTest
    @CsvSource({
        "everyMinute,OK,ALARM,true", "everyMinute,ALARM,ALARM,true", "everyMinute,ALARM,OK,false",
        "everyMinute,OK,OK,false", "everyMinute,OK,INSUFFICIENT_DATA,false", "onTransition,OK,ALARM,true",
        "onTransition,INSUFFICIENT_DATA,ALARM,true", "onTransition,ALARM,ALARM,false", "onTransition,ALARM,OK,false"
    })
    void invokesItsPolicyAsTheKnobSays(String reinvoke, AlarmState before, AlarmState now, boolean invoked) {
        Profile profile = Profile.aws2026().with("cw.reinvoke", reinvoke);
        AlarmDefinition alarm = TargetTrackingPolicy.of("p", Given.CPU, Rational.of(50))
                .newController(profile, Given.group(0, 9, 4))
                .alarms(GroupSnapshot.atRest(0, 9, 4))
                .get(0);
        AlarmEvaluation evaluation = new AlarmEvaluation(now, before, List.of(), 0, 0);
        AlarmStatus status = AlarmStatus.evaluatedNow(alarm, evaluation, 5, 5 + 60 * SECOND, profile);
        assertThat(status).isEqualTo(new AlarmStatus(alarm, evaluation, 5, invoked));
        assertThat(status.state()).isEqualTo(now);
        assertThat(AlarmStatus.evaluatedNow(alarm, evaluation, 5, 5 + 50 * SECOND, profile)
                        .invoked())
                .as("evaluated every 10 s and invoked every 60 s (TT-50)")
                .isEqualTo(now == AlarmState.ALARM && before != now);
        assertThat(AlarmStatus.standing(alarm, evaluation, 5).invoked()).isFalse();
    }
}
