package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.experiment.Simulation;
import dev.dryscale.fleet.station.Dispatch;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.input.ScenarioOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control loop alone, written as a user writes it. */
final class LoadScenarioTest {

    @TempDir
    Path folder;

    private static final String S3 = """
            dryscale: 1
            profile: truth-docs
            name: s3
            duration: 17m
            fidelity: load
            traffic: {synthetic: {kind: load, unit: instances, segments: [{from: 0s, to: 1h, load: 3}]}}
            service: {mode: slots, time: 1s}
            instance: {type: m5.large, concurrency: 1, boot: {running: 120s, ready: 0s, registration: 0s}}
            group: {MinSize: 2, MaxSize: 20, DesiredCapacity: 4, AvailabilityZones: [us-east-1a], Monitoring: {Enabled: true}}
            policies:
              tt:
                PolicyType: TargetTrackingScaling
                EstimatedInstanceWarmup: 300
                TargetTrackingConfiguration:
                  PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}
                  TargetValue: 50
            """;

    /** Table S3: 75 % on 4 instances is one step to ceil(4 x 75 / 50) = 6 at 180 s, in service at 300 s. */
    @Test
    void tableS3RunsFromAFile() throws IOException {
        var file = ScenarioReader.read(written(S3), ScenarioOptions.DEFAULTS);

        var run = Simulation.run(file.scenario(), file.candidates().get(0), file.seed());

        assertThat(run.timeline().column(Column.DESIRED))
                .startsWith(4, 4, 4, 6, 6, 6)
                .endsWith(6);
        assertThat(run.timeline().column(Column.IN_SERVICE))
                .startsWith(4, 4, 4, 4, 4, 6)
                .endsWith(6);
        assertThat(run.path()).startsWith("load");
    }

    @Test
    void requestsAreNoLoadAndALoadHasNoRequests() {
        assertThatThrownBy(() -> read(S3.replace("fidelity: load\n", "")))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("fidelity must be load where the traffic is a load");
        assertThatThrownBy(
                        () -> read(S3.replaceAll("traffic: .*", "traffic: {synthetic: {kind: constant, rate: 1/s}}")))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("traffic must be synthetic of kind load");
    }

    /** Without the words: lines at the instances, and the desired capacity in service at the start. */
    @Test
    void dispatchAndTheInstancesAtTheStartAreRead() throws IOException {
        String requests = S3.replace("fidelity: load\n", "")
                .replaceAll("traffic: .*", "traffic: {synthetic: {kind: constant, rate: 1/s}}");
        var plain =
                ScenarioReader.read(written(requests), ScenarioOptions.DEFAULTS).scenario();
        var central = ScenarioReader.read(
                        written("dispatch: central\ninServiceAtStart: 3\n" + requests), ScenarioOptions.DEFAULTS)
                .scenario();

        assertThat(plain.fleet().dispatch()).isEqualTo(Dispatch.ROUTED);
        assertThat(plain.fleet().initialInService()).isEqualTo(4);
        assertThat(central.fleet().dispatch()).isEqualTo(Dispatch.CENTRAL);
        assertThat(central.fleet().initialInService()).isEqualTo(3);
        assertThatThrownBy(() -> read("inServiceAtStart: 5\n" + requests)).isInstanceOf(ProblemsException.class);
        assertThatThrownBy(() -> read("dispatch: central\n" + requests.replace("time: 1s", "time: 1s, retries: 2")))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("dispatch");
    }

    private void read(String text) throws IOException {
        ScenarioReader.read(written(text), ScenarioOptions.DEFAULTS);
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("s3.yaml"), text);
    }
}
