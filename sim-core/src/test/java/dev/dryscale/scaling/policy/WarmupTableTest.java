package dev.dryscale.scaling.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.group.GroupSnapshot;
import dev.dryscale.scaling.group.ScaleInBlock;
import dev.dryscale.scaling.metric.MetricFamily;
import dev.dryscale.scaling.metric.Rational;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class WarmupTableTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Profile AWS = Profile.aws2026();

    @ParameterizedTest(name = "{0} policy {1}, group {2}, cooldown {3}: {8}")
    @CsvFileSource(resources = "/semantics/warmup.csv", numLinesToSkip = 1)
    void followsTheTable(
            String rule,
            @Nullable Integer policyWarmup,
            @Nullable Integer groupWarmup,
            int defaultCooldown,
            int seconds,
            InstanceWarmup.Source source,
            boolean ec2BeforeEnd,
            boolean albBeforeEnd,
            String why) {
        GroupConfiguration group =
                new GroupConfiguration("asg", 0, 9, 2, List.of("a"), defaultCooldown, groupWarmup, true);
        TargetTrackingPolicy policy =
                new TargetTrackingPolicy("p", Given.CPU, Rational.of(50), false, policyWarmup, true);
        InstanceWarmup warmup = InstanceWarmup.of(policy, group);
        assertThat(warmup).as(rule + " " + why).isEqualTo(new InstanceWarmup(seconds, source));
        assertThat(InstanceWarmup.effectiveSeconds(policy, group)).isEqualTo(seconds);
        assertThat(warmup.inMetric(MetricFamily.EC2_INSTANCE, false)).isEqualTo(ec2BeforeEnd);
        assertThat(warmup.inMetric(MetricFamily.LOAD_BALANCER, false)).isEqualTo(albBeforeEnd);
        assertThat(warmup.inMetric(MetricFamily.EC2_INSTANCE, true)).isTrue();
        assertThat(warmup.inMetric(MetricFamily.LOAD_BALANCER, true)).isTrue();
    }

    @Test
    void anInstanceNobodysPolicyLaunchedTakesTheGroupsWarmup() {
        GroupConfiguration set = new GroupConfiguration("asg", 0, 9, 2, List.of("a"), 300, 60, true);
        assertThat(InstanceWarmup.effectiveSeconds(null, set)).isEqualTo(60);
        assertThat(InstanceWarmup.effectiveSeconds(null, Given.group(0, 9, 2))).isEqualTo(300);
    }

    /** TT-31 and knob warmup.from: launched at 10 s, InService at 70 s. */
    @Test
    void theClockStartsInServiceOrAtLaunch() {
        InstanceWarmup warmup = new InstanceWarmup(300, InstanceWarmup.Source.POLICY);
        Profile launch = AWS.with("warmup.from", "launch");
        assertThat(warmup.endsAtNanos(AWS, 10 * SECOND, 70 * SECOND)).isEqualTo(370 * SECOND);
        assertThat(warmup.endsAtNanos(launch, 10 * SECOND, 70 * SECOND)).isEqualTo(310 * SECOND);
        InstanceWarmup brief = new InstanceWarmup(30, InstanceWarmup.Source.POLICY);
        assertThat(brief.endsAtNanos(launch, 10 * SECOND, 70 * SECOND)).isEqualTo(70 * SECOND);
    }

    /** TT-36 and its two knobs. */
    @Test
    void scaleInIsBlockedWhileInstancesWarmUpOrCoolDown() {
        assertThat(block(AWS, 0, 0, null)).isNull();
        assertThat(block(AWS, 2, 1, null)).isEqualTo(new ScaleInBlock("warm-up", "2 instances are warming up (TT-36)"));
        assertThat(block(AWS, 0, 1, null))
                .isEqualTo(new ScaleInBlock(
                        "cooldown", "1 instance is within the default cooldown after launch, 300 s (TT-36)"));
        assertThat(block(AWS.with("scaleIn.blockedDuringWarmup", "false"), 2, 0, null))
                .isNull();
        assertThat(block(AWS.with("scaleIn.blockedByDefaultCooldownWhenNoWarmup", "false"), 0, 1, null))
                .isNull();
    }

    /** U-11: by default nothing but terminating instances slows a second scale-in. */
    @Test
    void aScaleInMayBeMadeToWaitForTheDefaultCooldown() {
        Profile waits = AWS.with("scaleIn.afterScaleIn", "defaultCooldown");
        long now = 1_000 * SECOND;
        assertThat(block(AWS, 0, 0, now - SECOND)).isNull();
        assertThat(block(waits, 0, 0, null)).isNull();
        assertThat(block(waits, 0, 0, now - 300 * SECOND)).isNull();
        assertThat(block(waits, 0, 0, now - 300 * SECOND + 1))
                .isEqualTo(new ScaleInBlock("cooldown", "within 300 s of the last scale-in (scaleIn.afterScaleIn)"));
    }

    private static @Nullable ScaleInBlock block(
            Profile profile, int warmingUp, int coolingDown, @Nullable Long lastScaleInEnd) {
        return ScaleInBlock.of(profile, Given.group(0, 9, 2), warmingUp, coolingDown, 1_000 * SECOND, lastScaleInEnd);
    }

    @Test
    void aSnapshotCountsWhatIsNotYetWarmed() {
        GroupSnapshot group = Given.snapshot(1, 9, 7, 2, 5, 3, 1, null);
        assertThat(group.notYetWarmed()).isEqualTo(4);
        assertThat(group.scaleInBlocked()).isFalse();
        assertThat(group.currentForScaleOut(AWS)).isEqualTo(3);
        assertThat(group.currentForScaleIn(AWS)).isEqualTo(4);
        Profile all = AWS.with("tt.current", "all");
        assertThat(group.currentForScaleOut(all)).isEqualTo(7);
        assertThat(group.currentForScaleIn(all)).isEqualTo(8);
        assertThat(group.clamp(0)).isEqualTo(1);
        assertThat(group.clamp(Long.MAX_VALUE)).isEqualTo(9);
        assertThat(group.clamp(5)).isEqualTo(5);
        assertThat(Given.group(1, 9, 7).clamp(0)).isEqualTo(1);
        assertThat(Given.group(1, 9, 7).clamp(10)).isEqualTo(9);
        assertThat(Given.group(1, 9, 7).clamp(5)).isEqualTo(5);
        assertThat(Given.snapshot(1, 9, 7, 2, 5, 3, 1, new ScaleInBlock("warm-up", "x"))
                        .scaleInBlocked())
                .isTrue();
    }

    @Test
    void anImpossibleSnapshotIsRefused() {
        Assertions.assertThatIllegalArgumentException().isThrownBy(() -> Given.snapshot(1, 9, 2, 0, 2, 3, 0, null));
        Assertions.assertThatIllegalArgumentException().isThrownBy(() -> Given.snapshot(9, 1, 2, 0, 2, 2, 0, null));
        Assertions.assertThatIllegalArgumentException().isThrownBy(() -> Given.snapshot(-1, 1, 0, 0, 0, 0, 0, null));
        Assertions.assertThatIllegalArgumentException().isThrownBy(() -> Given.snapshot(0, 9, 2, -1, 2, 2, 0, null));
        Assertions.assertThatIllegalArgumentException().isThrownBy(() -> Given.snapshot(0, 9, 2, 0, 2, -1, 0, null));
        Assertions.assertThatIllegalArgumentException().isThrownBy(() -> Given.snapshot(0, 9, 2, 0, 2, 2, -1, null));
    }
}
