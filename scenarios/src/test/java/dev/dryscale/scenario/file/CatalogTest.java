package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.dryscale.fleet.feature.FleetFeatureCatalog;
import dev.dryscale.random.Distribution;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scenario.policy.PolicyCatalog;
import dev.dryscale.traffic.TrafficCatalog;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing of the simulator is out of a scenario's reach for want of a line in a catalogue. */
final class CatalogTest {

    private static final JavaClasses SIMULATOR = new ClassFileImporter()
            .importPackages("dev.dryscale.random", "dev.dryscale.scaling", "dev.dryscale.traffic");

    private static Set<String> implementationsOf(Class<?> type) {
        return SIMULATOR.stream()
                .filter(candidate -> candidate.isAssignableTo(type) && !candidate.isInterface())
                .filter(candidate -> !candidate.isAnonymousClass()
                        && candidate.getEnclosingClass().isEmpty())
                .filter(candidate ->
                        !candidate.getSource().map(Object::toString).orElse("").contains("test-classes"))
                .map(candidate -> candidate.getName())
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void distributionCatalogNamesEveryDistribution() {
        assertThat(Arrays.stream(DistributionCatalog.values())
                        .map(line -> line.type().getName()))
                .as("a distribution without a line in DistributionCatalog cannot be used from a scenario")
                .containsExactlyInAnyOrderElementsOf(implementationsOf(Distribution.class));
    }

    @Test
    void policyCatalogNamesEveryPolicy() {
        assertThat(Arrays.stream(PolicyCatalog.values())
                        .map(PolicyCatalog::policy)
                        .flatMap(Optional::stream)
                        .map(Class::getName))
                .as("a policy without a line in PolicyCatalog cannot be used from a scenario")
                .containsExactlyInAnyOrderElementsOf(implementationsOf(ScalingPolicy.class));
    }

    /** The operators and the two kinds of recording are read by TrafficReader and ReplaySection. */
    @Test
    void everyKindOfTrafficCanBeWritten() {
        var written = EnumSet.of(
                TrafficCatalog.COUNTS,
                TrafficCatalog.REQUESTS,
                TrafficCatalog.SUM,
                TrafficCatalog.SCALE,
                TrafficCatalog.SHIFT,
                TrafficCatalog.STRETCH,
                TrafficCatalog.SPLICE,
                TrafficCatalog.POLL,
                TrafficCatalog.CLIP);
        Arrays.stream(SyntheticCatalog.values()).map(SyntheticCatalog::kind).forEach(written::add);
        assertThat(written)
                .as("a kind of traffic without a line in SyntheticCatalog cannot be used from a scenario")
                .containsExactlyInAnyOrder(TrafficCatalog.values());
    }

    @Test
    void everyFleetFeatureCanBeWritten() {
        var written = EnumSet.noneOf(FleetFeatureCatalog.class);
        Arrays.stream(FeatureCatalog.values()).map(FeatureCatalog::feature).forEach(written::add);
        Arrays.stream(EventCatalog.values()).map(EventCatalog::feature).forEach(written::add);
        assertThat(written)
                .as("a fleet feature without a line in FeatureCatalog or EventCatalog cannot be used from a scenario")
                .containsExactlyInAnyOrder(FleetFeatureCatalog.values());
    }

    /** What happens at a moment ends the steady state, so nothing may be left out as its initial transient. */
    @Test
    void noEventIsStationary() {
        assertThat(EventCatalog.values())
                .allSatisfy(event -> assertThat(event.feature().type().getDeclaredMethods())
                        .as("%s must say that it is not stationary", event.word())
                        .anyMatch(method -> method.getName().equals("isStationary")));
    }

    @Test
    void policyWordsAreThoseOfAws() {
        assertThat(PolicyCatalog.words())
                .startsWith("TargetTrackingScaling", "StepScaling", "SimpleScaling", "PredictiveScaling");
    }
}
