package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.experiment.Candidate;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One policy on a fleet that is written otherwise. */
final class VariantsTest {

    private static final String SCENARIO = """
            dryscale: 1
            profile: aws-2026
            name: variants
            duration: 1h
            traffic: {synthetic: {kind: constant, rate: 1/s}}
            service: {cpuTime: 10ms}
            instance: {type: m5.large, concurrency: 8, boot: {running: 17s, ready: {lognormal: {mean: 60s, cv: 0.2}}}}
            group: {MinSize: 1, MaxSize: 4, AvailabilityZones: [us-east-1a]}
            prices: {region: us-east-1}
            policies:
              cpu50:
                PolicyType: TargetTrackingScaling
                TargetTrackingConfiguration:
                  PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}
                  TargetValue: 50.0
            """;

    @TempDir
    Path folder;

    @Test
    void withoutVariantsEveryPolicyIsACandidateOnTheScenariosFleet() {
        var file = read("");
        assertThat(file.candidates()).extracting(Candidate::name).containsExactly("cpu50");
        assertThat(file.candidates().get(0).fleet()).isNull();
        assertThat(file.candidates().get(0).fleetIn(file.scenario()))
                .isSameAs(file.scenario().fleet());
    }

    @Test
    void variantsAreTheCandidatesAndDifferInWhatTheyWriteOnly() {
        var file = read("""
                variants:
                  basic: {policy: cpu50}
                  detailed: {policy: cpu50, group: {Monitoring: {Enabled: true}, MaxSize: 9}}
                  slow: {policy: cpu50, instance: {boot: {ready: {constant: {value: 600s}}}}}
                  large: {policy: cpu50, instance: {type: m5.xlarge}, knobs: {tt.lowFactor: constant(0.9)}}
                """);
        assertThat(file.candidates()).extracting(Candidate::name).containsExactly("basic", "detailed", "slow", "large");

        assertThat(fleet(file, 0))
                .usingRecursiveComparison()
                .isEqualTo(file.scenario().fleet());
        assertThat(fleet(file, 1).group().detailedMonitoring()).isTrue();
        assertThat(fleet(file, 1).group().maxSize()).isEqualTo(9);
        assertThat(fleet(file, 1).group().minSize()).isEqualTo(1);
        assertThat(fleet(file, 2).instance().boot().ready().mean()).isEqualTo(600);
        assertThat(fleet(file, 2).instance().boot().running().mean()).isEqualTo(17);
        assertThat(fleet(file, 3).instance().vcpus()).isEqualTo(4);
        assertThat(fleet(file, 3).profile().knobs()).containsEntry("tt.lowFactor", "constant(0.9)");
    }

    @Test
    void whatAVariantWritesWronglyIsToldAtItsOwnLine() {
        assertThatThrownBy(() -> read("""
                variants:
                  one: {policy: cpu05}
                  two: {policy: cpu50, grup: {MaxSize: 9}}
                  three: {group: {MaxSize: 9}}
                """))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("s.yaml:17: variants.one.policy")
                .hasMessageContaining("did you mean cpu50?")
                .hasMessageContaining("s.yaml:18: variants.two.grup")
                .hasMessageContaining("did you mean group?")
                .hasMessageContaining("s.yaml:19: variants.three.policy is required");
        assertThatThrownBy(() -> read("variants: {one: {policy: cpu50, group: {MinSize: 5}}}\n"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("s.yaml:16")
                .hasMessageContaining("must be at most MaxSize (4)");
        assertThatThrownBy(() -> read("variants: {}\n")).isInstanceOf(ProblemsException.class);
    }

    @Test
    void anInstanceTypeOfAVariantNeedsAPrice() {
        assertThatThrownBy(() ->
                        read("variants: {own: {policy: cpu50, instance: {type: x9.huge, vcpus: 2, memory: 8GiB}}}\n"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("the table has none for x9.huge in us-east-1");
    }

    /** Spot prices change by the hour, so the scenario must say what it reckons with. */
    @Test
    void aSpotInstanceNeedsASpotPrice() {
        var mixed = "group: {MixedInstancesPolicy: {InstancesDistribution: {OnDemandPercentageAboveBaseCapacity: 50}}}";
        assertThatThrownBy(() -> read("variants: {half: {policy: cpu50, " + mixed + "}}\n"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("must give the Spot price of m5.large in spotHour");
    }

    private static FleetModel fleet(ScenarioFile file, int candidate) {
        return Objects.requireNonNull(file.candidates().get(candidate).fleet());
    }

    private ScenarioFile read(String variants) {
        try {
            return ScenarioReader.read(
                    Files.writeString(folder.resolve("s.yaml"), SCENARIO + variants), ScenarioOptions.DEFAULTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
