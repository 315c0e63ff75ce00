package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.fleet.FleetModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Deterministic;
import dev.dryscale.random.Exponential;
import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.group.GroupConfiguration;
import dev.dryscale.scaling.metric.PredefinedMetricSpecification;
import dev.dryscale.scaling.metric.PredefinedMetricType;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.policy.TargetTrackingPolicy;
import dev.dryscale.traffic.ConstantTraffic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class SweepRunnerTest {

    private static final long MINUTE = 60_000_000_000L;

    private static final List<SweepRun> RUNS = runs();

    private static List<SweepRun> runs() {
        var runs = new ArrayList<SweepRun>();
        for (var fidelity : List.of(Fidelity.REQUESTS, Fidelity.FLUID)) {
            for (int replication = 0; replication < 2; replication++) {
                for (var target : List.of("30", "50", "90")) {
                    var changes = new TreeMap<>(Map.of("target", target));
                    runs.add(new SweepRun("seed", changes, "busy", fidelity, 7, replication));
                }
            }
        }
        return List.copyOf(runs);
    }

    /** As another process would: knows the words of a run alone, and makes its models of them. */
    private static final class Models implements SweepModels {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public Scenario scenario(String traffic) {
            var service = ServiceModel.of(ServiceMode.SLOTS, new Exponential(0.1));
            var boot = new BootModel(new Exponential(20), new Exponential(60), new Deterministic(1), 0, 0);
            return new Scenario(
                    "sweep",
                    0,
                    40 * MINUTE,
                    Fidelity.REQUESTS,
                    new ConstantTraffic(traffic.equals("busy") ? 60 : 20, 40 * MINUTE),
                    FleetModel.of(
                            new GroupConfiguration("g", 1, 8, 4, List.of("a", "b"), 300, null, true),
                            new InstanceModel("m5.large", 2, 2, boot, 0, 0, 0),
                            null,
                            service,
                            Profile.aws2026()),
                    null,
                    null,
                    false);
        }

        @Override
        public Candidate candidate(SweepRun run) {
            var metric = new PredefinedMetricSpecification(PredefinedMetricType.ASG_AVERAGE_CPU_UTILIZATION, null);
            long target = Long.parseLong(run.changes().getOrDefault("target", "50"));
            var policy = TargetTrackingPolicy.of(run.candidate(), metric, Rational.of(target));
            return new Candidate(run.candidate(), List.of(policy), "test");
        }
    }

    /** A second implementation: every run, its models and its result cross a border of bytes, the last run first. */
    private static final class Elsewhere implements SweepRunner {

        @Override
        public List<SweepResult> run(
                SweepModels models, List<SweepRun> runs, Progress progress, Consumer<SweepResult> done) {
            var results = new ArrayList<SweepResult>();
            for (int i = runs.size() - 1; i >= 0; i--) {
                var sent = List.of(copied(runs.get(i)));
                results.addAll(new LocalSweep(1).run(copied(models), sent, progress));
            }
            Collections.reverse(results);
            var received = results.stream().map(SweepRunnerTest::copied).toList();
            received.forEach(done);
            return received;
        }
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"}) // a copy of what was written a line before
    private static <T> T copied(T value) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (T) in.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String checksum(SweepRunner runner) {
        return SweepResult.checksum(runner.run(new Models(), RUNS, Progress.NONE));
    }

    @Test
    void theChecksumIsThatOfOneThreadWhoeverRunsTheSweep() {
        var alone = checksum(new LocalSweep(1));

        assertThat(alone).matches("[0-9a-f]{64}");
        assertThat(checksum(new LocalSweep(3))).isEqualTo(alone);
        assertThat(checksum(new Elsewhere())).isEqualTo(alone);
    }

    @Test
    void aRunOfASweepMeasuresWhatTheSameRunMeasuresAlone() {
        var models = new Models();
        var swept = new LocalSweep(2).run(models, RUNS, Progress.NONE);

        for (var result : swept) {
            var run = result.run();
            var scenario = models.scenario(run.traffic()).at(run.fidelity());
            var alone = Simulation.run(
                    scenario, models.candidate(run), run.seed(), run.replication(), (now, desired, cpu) -> {});
            assertThat(result.measures()).isEqualTo(Measures.of(alone, Comparisons.bill(scenario, alone)));
        }
    }

    @Test
    void theChecksumKnowsEveryBitAndTheOrder() {
        var results = new LocalSweep(2).run(new Models(), RUNS, Progress.NONE);
        var checksum = SweepResult.checksum(results);

        var nudged = new ArrayList<>(results);
        var measures = new TreeMap<>(results.get(3).measures());
        measures.computeIfPresent(Measure.P99, (measure, value) -> Math.nextUp(value));
        nudged.set(3, new SweepResult(results.get(3).run(), measures));
        assertThat(SweepResult.checksum(nudged)).isNotEqualTo(checksum);

        var swapped = new ArrayList<>(results);
        Collections.swap(swapped, 0, 1);
        assertThat(SweepResult.checksum(swapped)).isNotEqualTo(checksum);
    }

    @Test
    void everyResultIsToldOnceAsSoonAsItIsThere() {
        var told = new ArrayList<SweepResult>();
        var results = new LocalSweep(3).run(new Models(), RUNS, Progress.NONE, told::add);

        assertThat(told).containsExactlyInAnyOrderElementsOf(results);
    }

    @Test
    void aSweepThatNobodyWaitsForEndsAndHasToldWhatWasComplete() {
        var told = new ArrayList<SweepResult>();
        var progress = new Progress() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean cancelled() {
                return told.size() >= 2;
            }
        };

        assertThatThrownBy(() -> new LocalSweep(1).run(new Models(), RUNS.subList(6, RUNS.size()), progress, told::add))
                .isInstanceOf(CancellationException.class);
        assertThat(told).hasSize(2);
    }
}
