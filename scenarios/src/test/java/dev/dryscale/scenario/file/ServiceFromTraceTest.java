package dev.dryscale.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.experiment.Simulation;
import dev.dryscale.record.RunResult;
import dev.dryscale.record.Timeline.Column;
import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.input.ScenarioOptions;
import dev.dryscale.scenario.trace.ReplayOptions;
import dev.dryscale.scenario.trace.ReplayRequest;
import dev.dryscale.scenario.trace.TracePacker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code service: fromTrace}. Four requests two seconds apart, in service for 100, 200, 300 and 400 ms: none waits, so
 * each is answered after its recorded time, and the rest follows by hand.
 */
final class ServiceFromTraceTest {

    private static final long MS = 1_000_000;

    @TempDir
    Path folder;

    private static String line(int second, String backend, String service) {
        return "2026-03-02T09:00:0" + second + ".500000Z shop 100.64.0.1:1 " + backend + " 0.000010 " + service
                + " 0.000010 200 200 0 5 \"GET http://a.example:80/x HTTP/1.1\" \"ua\" - -\n";
    }

    private static final String LOG = line(0, "10.0.0.1:80", "0.100000")
            + line(2, "10.0.0.1:80", "0.200000")
            + line(4, "10.0.0.1:80", "0.300000")
            + line(6, "10.0.0.1:80", "0.400000");

    private ScenarioFile read(String traffic, String service) throws IOException {
        var file = Files.writeString(folder.resolve("web.yaml"), """
                dryscale: 1
                profile: aws-2026
                name: web
                duration: 10m
                traffic: %s
                service: %s
                instance: {type: m5.large, concurrency: 8}
                group: {MinSize: 1, MaxSize: 1, AvailabilityZones: [us-east-1a]}
                policies:
                  cpu50: {PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}, TargetValue: 50}
                """.formatted(traffic, service));
        return ScenarioReader.read(file, ScenarioOptions.DEFAULTS);
    }

    private RunResult run(String traffic, String service) throws IOException {
        var file = read(traffic, service);
        return Simulation.run(file.scenario(), file.candidates().get(0), 1, 0, (now, desired, cpu) -> {});
    }

    private List<String> refusals(String traffic, String service) throws IOException {
        try {
            read(traffic, service);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems().stream().map(Problem::sentence).toList();
        }
    }

    private static void answeredAfterTheRecordedTime(RunResult run) {
        assertThat(run.requests().completed()).isEqualTo(4);
        assertThat(run.latency().meanNanos()).isCloseTo(250 * MS, within(1.0));
        assertThat(run.latency().maxNanos()).isEqualTo(400 * MS);
        assertThat(run.latency().percentileNanos(0)).isEqualTo(100 * MS);
    }

    private static double cpuOfFirstMinute(RunResult run) {
        return run.timeline().column(Column.CPU)[0];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"fromTrace", "{mode: slots, time: fromTrace}", "{mode: slots, time: {fromTrace: {otherwise: 1s}}}"
            })
    void aRecordedTimeHoldsASlot(String service) throws IOException {
        Files.writeString(folder.resolve("a.log"), LOG);
        var run = run("{replay: a.log}", service);
        answeredAfterTheRecordedTime(run);
        // 1 s of 8 slots in 60 s
        assertThat(cpuOfFirstMinute(run)).isCloseTo(100 / (8 * 60.0), within(1e-6));
    }

    @Test
    void theStatedShareOfARecordedTimeIsCpuAndTheRestIsWaiting() throws IOException {
        Files.writeString(folder.resolve("a.log"), LOG);
        var run = run("{replay: a.log}", "{cpuTime: {fromTrace: {cpuShare: 40%}}}");
        answeredAfterTheRecordedTime(run);
        // 0.4 s of 2 vCPUs in 60 s
        assertThat(cpuOfFirstMinute(run)).isCloseTo(100 * 0.4 / 120, within(1e-6));
    }

    @Test
    void aStatedIoTimeTakesThePlaceOfTheRest() throws IOException {
        Files.writeString(folder.resolve("a.log"), LOG);
        var run = run("{replay: a.log}", "{cpuTime: {fromTrace: {cpuShare: 50%}}, ioTime: 30ms}");
        assertThat(run.latency().meanNanos()).isCloseTo(155 * MS, within(1.0));
    }

    @Test
    void requestsWithoutARecordedTimeTakeTheStatedLaw() throws IOException {
        Files.writeString(folder.resolve("a.log"), LOG + line(8, "-", "-1"));
        var run = run("{replay: a.log}", "{mode: slots, time: {fromTrace: {otherwise: 600ms}}}");
        assertThat(run.requests().completed()).isEqualTo(5);
        assertThat(run.latency().maxNanos()).isEqualTo(600 * MS);
        answeredAfterTheRecordedTime(run("{replay: {file: a.log, unsent: none}}", "fromTrace"));
    }

    @Test
    void timesStayWithTheirRequestsThroughTheAlgebra() throws IOException {
        Files.writeString(folder.resolve("a.log"), LOG);
        var run = run(
                "{splice: [{stretch: {by: 2, of: {replay: a.log}}}, {shift: {by: 5s, of: {replay: a.log}}}]}",
                "fromTrace");
        assertThat(run.requests().completed()).isEqualTo(8);
        assertThat(run.latency().meanNanos()).isCloseTo(250 * MS, within(1.0));
    }

    @Test
    void aPackedTraceCarriesTheSameTimes() throws IOException {
        Files.writeString(folder.resolve("a.log"), LOG);
        var problems = new Problems();
        var request = ReplayRequest.of(folder.resolve("a.log").toString(), ReplayOptions.DEFAULT);
        TracePacker.pack(request, folder.resolve("a.dst"), problems);
        assertThat(problems.all()).isEmpty();
        answeredAfterTheRecordedTime(run("{replay: a.dst}", "fromTrace"));
    }

    @Test
    void theReportSaysThatTimesAreRecorded() throws IOException {
        Files.writeString(folder.resolve("a.log"), LOG);
        assertThat(read("{replay: a.log}", "fromTrace").trafficSummary())
                .contains("4 requests with their recorded time at the server, mean 250.000 ms, waiting and I/O at the"
                        + " recorded load included");
        assertThat(read("{replay: a.log}", "{cpuTime: 10ms}").trafficSummary()).doesNotContain("time at the server");
    }

    @Test
    void aVariantMayTakeTheRecordedTimesAndAnotherALaw() throws IOException {
        Files.writeString(folder.resolve("a.log"), LOG);
        for (boolean inVariant : new boolean[] {true, false}) {
            var recorded = "{mode: slots, time: fromTrace}";
            var law = "{mode: slots, time: 50ms}";
            var file = read(
                    "{replay: a.log}",
                    (inVariant ? law : recorded) + "\nvariants:\n  as-is: {policy: cpu50}\n  changed: {policy: cpu50,"
                            + " service: " + (inVariant ? recorded : law) + "}");
            for (var candidate : file.candidates()) {
                var run = Simulation.run(file.scenario(), candidate, 1, 0, (now, desired, cpu) -> {});
                if (candidate.name().equals("changed") == inVariant) {
                    answeredAfterTheRecordedTime(run);
                } else {
                    assertThat(run.latency().meanNanos()).isCloseTo(50 * MS, within(1.0));
                }
            }
        }
    }

    @Test
    void aRecordedTimeIsNeverCpuTimeWithoutAShare() throws IOException {
        Files.writeString(folder.resolve("a.log"), LOG);
        assertThat(refusals("{replay: a.log}", "{cpuTime: fromTrace}"))
                .singleElement()
                .asString()
                .contains("service.cpuTime must state how much of a recorded time is CPU");
        assertThat(refusals("{replay: a.log}", "{cpuTime: {fromTrace: {}}}")).hasSize(1);
        assertThat(refusals("{replay: a.log}", "{cpuTime: {fromTrace: {cpuShare: 0%}}}"))
                .singleElement()
                .asString()
                .contains("must be more than 0% and at most 100%");
        assertThat(refusals("{replay: a.log}", "{mode: slots, time: {fromTrace: {cpuShare: 50%}}}"))
                .singleElement()
                .asString()
                .contains("service.time.fromTrace.cpuShare is not known here");
    }

    @Test
    void noTimeIsInvented() throws IOException {
        Files.writeString(folder.resolve("a.log"), LOG + line(8, "-", "-1"));
        assertThat(refusals("{replay: a.log}", "fromTrace"))
                .singleElement()
                .asString()
                .contains("must state otherwise:", "without: 1 of 5 requests of a.log");
        assertThat(refusals("{synthetic: {kind: constant, rate: 1/s}}", "fromTrace"))
                .singleElement()
                .asString()
                .contains("needs a recording with times at the server", "without: synthetic traffic");
        Files.writeString(
                folder.resolve("counts.csv"), "time,requests\n2026-03-02T09:00:00Z,5\n2026-03-02T09:01:00Z,5\n");
        assertThat(refusals("{replay: counts.csv}", "{mode: slots, time: {fromTrace: {otherwise: 1s}}}"))
                .singleElement()
                .asString()
                .contains("needs a recording with times at the server", "without: 10 of 10 requests of counts.csv");
    }
}
