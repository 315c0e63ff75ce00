package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dryscale.experiment.Simulation;
import dev.dryscale.record.DecisionEntry;
import dev.dryscale.record.RunResult;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one ECS task has: a part of a vCPU, and memory that its requests fill. */
final class TaskTest {

    private static final String HEAD = """
            dryscale: 1
            profile: truth-docs
            name: shop
            duration: 30m
            scalableTarget: {ServiceNamespace: ecs, ResourceId: service/shop/web, ScalableDimension: "ecs:service:DesiredCount", MinCapacity: 1, MaxCapacity: 4}
            """;

    private static final String MEMORY = HEAD + """
            traffic: {synthetic: {kind: listed, requests: [{at: 1s}, {at: 2s}, {at: 3s}, {at: 4s}, {at: 5s}, {at: 6s}]}}
            service: {mode: slots, time: 2h}
            task: {cpu: 256, memory: 1GiB, memoryUse: {base: 256MiB, perRequest: 64MiB}, concurrency: 8, start: 30s, registration: 0s}
            policies:
              memory:
                ServiceNamespace: ecs
                ScalableDimension: ecs:service:DesiredCount
                PolicyType: TargetTrackingScaling
                TargetTrackingScalingPolicyConfiguration:
                  TargetValue: 50
                  PredefinedMetricSpecification: {PredefinedMetricType: ECSServiceAverageMemoryUtilization}
            """;

    private static final String POLICY = """
            policies:
              cpu:
                ServiceNamespace: ecs
                ScalableDimension: ecs:service:DesiredCount
                PolicyType: TargetTrackingScaling
                TargetTrackingScalingPolicyConfiguration:
                  TargetValue: 50
                  PredefinedMetricSpecification: {PredefinedMetricType: ECSServiceAverageCPUUtilization}
            """;

    @TempDir
    Path folder;

    private ScenarioFile read(String text) throws IOException {
        return ScenarioReader.read(Files.writeString(folder.resolve("a.yaml"), text), ScenarioOptions.DEFAULTS);
    }

    private RunResult run(String text) throws IOException {
        var file = read(text);
        return Simulation.run(file.scenario(), file.candidates().get(0), 1);
    }

    /**
     * Six requests that stay: (256 + 6 x 64) / 1,024 = 62.5 % of one task, and ceil(62.5 / 50) = 2 tasks, of which each has
     * (256 + 3 x 64) / 1,024 = 43.75 %: enough for 2, since ceil(2 x 43.75 / 50) = 2.
     */
    @Test
    void aServiceScalesOnTheMemoryThatItsRequestsFill() throws IOException {
        String changes = run(MEMORY).decisions().stream()
                .filter(DecisionEntry::changedCapacity)
                .map(entry -> entry.from() + ">" + entry.to())
                .collect(Collectors.joining(" "));
        assertThat(changes).isEqualTo("1>2");
    }

    @Test
    void memoryThatNobodyHasSaidCannotBeWatched() {
        String unsaid = MEMORY.replace("memory: 1GiB, memoryUse: {base: 256MiB, perRequest: 64MiB}, ", "");
        var refused = catchThrowableOfType(ProblemsException.class, () -> read(unsaid));
        assertThat(refused.problems())
                .anySatisfy(problem -> assertThat(problem.rule()).contains("watches memory: say how much there is"));
    }

    /** Of one vCPU a request of 10 ms has all; of a quarter it takes 40 ms, and two at once share that quarter: 80 ms. */
    @ParameterizedTest
    @CsvSource({"1024, 1, 10", "512, 1, 20", "256, 1, 40", "256, 2, 80"})
    void workTakesTheLongerOnAPartOfAVcpu(int units, int together, long milliseconds) throws IOException {
        String requests = "{at: 1s}" + (together == 2 ? ", {at: 1s}" : "");
        var result = run(HEAD + "traffic: {synthetic: {kind: listed, requests: [" + requests + "]}}\n"
                + "service: {cpuTime: 10ms}\ntask: {cpu: " + units + ", concurrency: 8}\n" + POLICY);
        assertThat(result.latency().maxNanos()).isEqualTo(milliseconds * 1_000_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu: 300, | must be one of Fargate's sizes: 256, 512, 1024, 2048, 4096, 8192, 16384",
                "cpu: 256, memory: 4GiB, | 512, 1024 or 2048 MiB",
                "cpu: 256, memory: 1536MiB, | 512, 1024 or 2048 MiB",
                "cpu: 8192, memory: 18GiB, | 16 to 60 GiB in steps of 4 GiB",
                "launchType: EC2, cpu: 1500, | must be whole vCPUs (a multiple of 1024) or less than one",
            })
    void aSizeThatEcsDoesNotHaveIsRefused(String task, String rule) {
        String text = HEAD + "traffic: {synthetic: {kind: constant, rate: 1/s}}\nservice: {cpuTime: 10ms}\ntask: {"
                + task + " concurrency: 8}\n" + POLICY;
        var refused = catchThrowableOfType(ProblemsException.class, () -> read(text));
        assertThat(refused.problems())
                .anySatisfy(problem -> assertThat(problem.rule()).contains(rule));
    }

    @ParameterizedTest
    @CsvSource({"256, 2GiB", "512, 4GiB", "4096, 30GiB", "8192, 20GiB", "16384, 120GiB"})
    void aSizeThatFargateHasIsTaken(int units, String memory) throws IOException {
        assertThat(read(HEAD
                                + "traffic: {synthetic: {kind: constant, rate: 1/s}}\nservice: {cpuTime: 10ms}\ntask: {cpu: "
                                + units + ", memory: " + memory + ", concurrency: 8}\n" + POLICY)
                        .candidates())
                .hasSize(1);
    }
}
