package dev.dryscale.scenario.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.ScalingPolicy;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.input.InputFiles;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy from outside the tree, found through its service file. */
final class PolicyPluginTest {

    /** Tracks CPU at half of what it is told; stands for a user's own policy. */
    public static final class HalfPlugin implements PolicyPlugin {

        @Override
        public String policyType() {
            return "AcmeHalf";
        }

        @Override
        public ScalingPolicy read(String name, Fields members) {
            members.optional("PolicyType");
            int twice = members.integer("Twice", 1, 200, 100);
            var cpu = new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
            return TargetTrackingPolicy.of(name, cpu, Rational.of(twice, 2));
        }
    }

    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    private ScalingPolicy read(String json) {
        var reading = new Reading(problems, new InputFiles(null, List.of(), problems), ScenarioOptions.DEFAULTS);
        var node = DocumentReader.read("p.json", json.getBytes(StandardCharsets.UTF_8), problems);
        return new PolicyReader(reading).policy(Objects.requireNonNull(node), "own");
    }

    @Test
    void aPluginReadsItsOwnPolicyTypeAndUnknownMembersAreStillRefused() throws IOException {
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(PolicyPlugin.class.getName()), HalfPlugin.class.getName() + "\n");
        var before = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            assertThat(PolicyCatalog.words()).contains("AcmeHalf");
            var policy = (TargetTrackingPolicy) read("{\"PolicyType\": \"AcmeHalf\", \"Twice\": 90, \"Thrice\": 1}");
            assertThat(policy.targetValue()).isEqualTo(Rational.of(45, 1));
            assertThat(problems.all()).singleElement().satisfies(problem -> {
                assertThat(problem.pointer()).isEqualTo("Thrice");
                assertThat(problem.nearest()).isEqualTo("Twice");
            });
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void withoutThePluginItsTypeIsUnknown() {
        read("{\"PolicyType\": \"AcmeHalf\"}");
        assertThatThrownBy(problems::throwIfAny)
                .hasMessageContaining("PolicyType must be one of TargetTrackingScaling");
    }
}
