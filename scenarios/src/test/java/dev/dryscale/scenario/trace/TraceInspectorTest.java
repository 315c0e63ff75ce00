package dev.dryscale.scenario.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code trace inspect} says, against numbers worked out by hand or stated by the data's manifest. */
final class TraceInspectorTest {

    @TempDir
    private Path folder = Path.of("");

    private ReplayRequest file(String name, String content) throws IOException {
        var path = folder.resolve(name);
        Files.writeString(path, content);
        return ReplayRequest.of(path.toString(), ReplayOptions.DEFAULT);
    }

    private static TraceInspection inspect(ReplayRequest request) {
        var problems = new Problems();
        var inspection = TraceInspector.inspect(request, problems);
        problems.throwIfAny();
        return Objects.requireNonNull(inspection);
    }

    @Test
    void measuresRatesAndIntervalsBetweenArrivals() throws IOException {
        // Gaps of 1, 3, 1 and 3 s: mean 2, sample variance 4/3, so the squared coefficient of variation is 1/3.
        var inspection = inspect(file("s.txt", "1704067200\n1704067201\n1704067204\n1704067205\n1704067208\n"));
        assertThat(inspection.requests()).isEqualTo(5);
        assertThat(inspection.durationNanos()).isEqualTo(9_000_000_000L);
        assertThat(inspection.meanPerSecond()).isEqualTo(5 / 9.0);
        assertThat(inspection.peakSecond()).isEqualTo(1);
        assertThat(inspection.peakMinute()).isEqualTo(5);
        assertThat(inspection.interarrivalScv()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(inspection.gaps().get(0))
                .isEqualTo(new TraceInspection.Gap(1_704_067_201_000_000_000L, 3_000_000_000L));
        assertThat(inspection.text())
                .contains("from              2024-01-01T00:00:00Z\n")
                .contains("interarrival SCV  0.3333 (Poisson arrivals have 1)\n")
                .doesNotContain("time at server")
                .doesNotContain("no status");
    }

    @Test
    void listsTheGapsOfCountsInsteadOfRefusingThem() throws IOException {
        var csv = """
                timestamp,requests
                2024-01-01T00:00:00Z,60
                2024-01-01T00:01:00Z,120
                2024-01-01T00:06:00Z,90
                """;
        var inspection = inspect(file("c.csv", csv));
        assertThat(inspection.requests()).isEqualTo(270);
        assertThat(inspection.gapCount()).isEqualTo(1);
        assertThat(inspection.peakMinute()).isEqualTo(120);
        assertThat(inspection.text())
                .contains("gaps              1; a replay must state gaps: zero, hold, interpolate or skip\n")
                .contains("  gap             4 min from 2024-01-01T00:02:00Z\n");
    }

    @Test
    void tellsCpuSecondsPerRequestWithAnInterval() throws IOException {
        // Three minutes with 100, 200 and 300 requests on 2 instances of 2 vCPUs. CPU 2 %, 5 % and 6.5 % of
        // 240 vCPU-seconds: 4.8, 12 and 15.6 s. Slope = (480 + 2400 + 4680) / 140000 = 0.054; residuals -0.6, 1.2,
        // -0.6 s, their squares 2.16, / 2 / 140000, root = 0.00277746; t(2; 0.975) = 4.302653.
        var log = new StringBuilder();
        var start = Instant.parse("2024-01-01T00:00:00Z");
        for (int minute = 0; minute < 3; minute++) {
            for (int i = 0; i < 100 * (minute + 1); i++) {
                log.append(start.plusSeconds(60L * minute).plusMillis(i * 200L).toString())
                        .append('\n');
            }
        }
        log.append("2024-01-01T00:03:00Z\n");
        var cpu = file("cpu.csv", """
                timestamp,value
                2024-01-01 00:00:00,2
                2024-01-01 00:01:00,5
                2024-01-01 00:02:00,6.5
                2024-01-01 00:03:00,99
                """);
        var instances = file("n.csv", """
                timestamp,value
                2024-01-01 00:00:00,2
                2024-01-01 00:01:00,2
                2024-01-01 00:02:00,2
                2024-01-01 00:03:00,2
                """);
        var problems = new Problems();
        var inspection = Objects.requireNonNull(TraceInspector.inspect(
                file("log.txt", log.toString()), new TraceInspector.CpuFiles(cpu, instances, 2), problems));
        var perRequest = Objects.requireNonNull(inspection.cpu());
        assertThat(perRequest.points()).isEqualTo(3);
        assertThat(perRequest.slope()).isCloseTo(0.054, within(1e-12));
        assertThat(perRequest.high() - perRequest.slope()).isCloseTo(4.302653 * 0.00277746, within(1e-7));
        assertThat(inspection.serviceBlock())
                .endsWith("service: {mode: cpu, cpuTime: {lognormal: {mean: 54.0000ms, cv: 1}}}");
        assertThat(inspection.text()).contains("CPU per request   54.0000ms, 95 % interval 42.0496ms to 65.9504ms");
    }

    @Test
    void refusesCpuFilesThatDoNotOverlap() throws IOException {
        var cpu = file("cpu.csv", "timestamp,value\n2020-01-01 00:00:00,2\n2020-01-01 00:01:00,5\n");
        var problems = new Problems();
        var inspection = TraceInspector.inspect(
                file("s.txt", "1704067200\n1704067201\n"), new TraceInspector.CpuFiles(cpu, cpu, 2), problems);
        assertThat(inspection).isNull();
        assertThat(problems.all())
                .extracting(Problem::rule)
                .singleElement()
                .asString()
                .contains("must overlap with at least three whole periods");
    }

    @Test
    void agreesWithTheManifestOfALiveShopsLog() {
        // "268 / 454 … backend time per request (p50 6.2 ms, p99 251 ms, max 7.37 s, one is -1)"
        var path = SharedFiles.folder("traces").resolve("requests/paytm_elb_20150722_0900.log.gz");
        var inspection = inspect(ReplayRequest.of(path.toString(), ReplayOptions.DEFAULT));
        assertThat(inspection.peakSecond()).isEqualTo(454);
        assertThat(inspection.meanPerSecond()).isCloseTo(268, within(0.5));
        var times = Objects.requireNonNull(inspection.times());
        assertThat(times.count()).isEqualTo(4_999);
        assertThat(times.percentileNanos(50)).isCloseTo(6.2e6, within(0.05e6));
        assertThat(times.percentileNanos(99)).isCloseTo(251e6, within(1e6));
        assertThat(times.maxNanos()).isBetween(7_360_000_000L, 7_380_000_000L);
        assertThat(inspection.text()).contains("it is not CPU time");
    }

    @Test
    void agreesWithTheManifestOnPeaksAndBurstiness() {
        var traces = SharedFiles.folder("traces");
        var nasa = inspect(ReplayRequest.of(
                traces.resolve("requests/nasa_http_jul95_arrivals_1s.txt.gz").toString(), ReplayOptions.DEFAULT));
        assertThat(nasa.peakSecond()).isEqualTo(20);
        // "sparse, bursty (inter-arrival SCV 13)"
        var jobs = inspect(ReplayRequest.of(
                traces.resolve("requests/swim_fb2009_0.tsv.gz").toString(),
                ReplayOptions.builder()
                        .format(TraceFormat.REQUESTS)
                        .header(java.util.List.of("job", "submit_s", "gap", "input", "shuffle", "output"))
                        .build()));
        assertThat(jobs.interarrivalScv()).isCloseTo(13, within(0.5));
        assertThat(jobs.peakSecond()).isEqualTo(3);
        assertThat(jobs.calendar()).isFalse();
        // "130 / 2,565 (06-15 14:29)": the peak minute over 60.
        var worldCup = inspect(ReplayRequest.of(
                traces.resolve("rates/worldcup98_1min_0430-0620.csv.gz").toString(), ReplayOptions.DEFAULT));
        assertThat(worldCup.peakMinute() / 60).isCloseTo(2_565, within(0.5));
        assertThat(worldCup.gapCount()).isEqualTo(7);
    }
}
