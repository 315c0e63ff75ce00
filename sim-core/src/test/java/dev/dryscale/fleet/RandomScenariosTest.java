package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.fleet.feature.FleetFeatureCatalog;
import dev.dryscale.scaling.policy.FixedSchedulePolicy;
import dev.dryscale.scaling.policy.PredictiveScalingPolicy;
import dev.dryscale.scaling.policy.RequestRateScalingPolicy;
import dev.dryscale.scaling.policy.ScheduledScaling;
import dev.dryscale.scaling.policy.SimpleScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingPolicy;
import dev.dryscale.scaling.policy.StepScalingTargetPolicy;
import dev.dryscale.scaling.policy.SwitchedPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingScalingPolicy;
import dev.dryscale.scaling.policy.ThresholdScalingPolicy;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The generator leaves nothing out: what it never draws, no audit ever meets. */
final class RandomScenariosTest {

    /** The random scenarios that every build runs are these and more. */
    private static List<RunInput> drawn() {
        return LongStream.range(0, 200).mapToObj(RandomScenarios::any).toList();
    }

    @Test
    void everyFeatureOfTheCatalogIsDrawn() {
        Set<Class<?>> seen = new HashSet<>();
        drawn().forEach(input -> input.model().features().forEach(feature -> seen.add(feature.getClass())));

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(Stream.of(FleetFeatureCatalog.values())
                        .map(FleetFeatureCatalog::type)
                        .toList());
    }

    @Test
    void everyKindOfPolicyIsDrawn() {
        Set<Class<?>> seen = new HashSet<>();
        drawn().forEach(input -> input.policies().forEach(policy -> seen.add(policy.getClass())));

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        TargetTrackingPolicy.class,
                        StepScalingPolicy.class,
                        SimpleScalingPolicy.class,
                        TargetTrackingScalingPolicy.class,
                        StepScalingTargetPolicy.class,
                        PredictiveScalingPolicy.class,
                        ScheduledScaling.class,
                        SwitchedPolicy.class,
                        ThresholdScalingPolicy.class,
                        RequestRateScalingPolicy.class,
                        FixedSchedulePolicy.class);
    }

    /** Loads have no requests; instances that are taken away are met by whoever starts on the fast loop. */
    @Test
    void everyEngineButTheLoadIsMet() {
        Set<PlaneFactory.Kind> seen = EnumSet.noneOf(PlaneFactory.Kind.class);
        drawn().forEach(input -> seen.add(PlaneFactory.kindFor(input)));

        assertThat(seen)
                .contains(
                        PlaneFactory.Kind.FAST,
                        PlaneFactory.Kind.EVENTS,
                        PlaneFactory.Kind.CENTRAL,
                        PlaneFactory.Kind.ON_DEMAND,
                        PlaneFactory.Kind.FLUID);
    }
}
