package dev.dryscale.scenario.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every recorded trace is readable; the expected numbers are those of ../shared/traces/MANIFEST.md. */
final class RecordedTracesTest {

    private static final long SECOND = 1_000_000_000L;

    private static Replay replay(String file, ReplayOptions.Builder options, Problems problems) {
        var path = SharedFiles.folder("traces").resolve(file);
        var replay = Replays.open(ReplayRequest.of(path.toString(), options.build()), problems);
        assertThat(problems.all())
                .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
                .isEmpty();
        return Objects.requireNonNull(replay);
    }

    private static List<String> refusal(String file, ReplayOptions.Builder options) {
        var path = SharedFiles.folder("traces").resolve(file);
        var problems = new Problems();
        assertThat(Replays.open(ReplayRequest.of(path.toString(), options.build()), problems))
                .isNull();
        return problems.all().stream().map(Problem::sentence).toList();
    }

    @ParameterizedTest(name = "{0}: {1} requests, {2} a second on average")
    @CsvSource({
        "requests/paytm_elb_20150722_0900.log.gz, 5000, 268",
        "requests/clb_sample_20151107.log.gz, 668, 142",
        "requests/nasa_http_19950801_raw.tsv.gz, 33996, 0.635",
        "requests/nasa_http_jul95_arrivals_1s.txt.gz, 1891713, 0.794",
        "requests/mooncake_conversation.csv.gz, 12031, 3.40",
        "requests/pwa_nasa_ipsc_1993.swf.gz, 18239, 0.0023",
    })
    void readsRequests(String file, long requests, double perSecond) {
        var replay = replay(file, ReplayOptions.builder(), new Problems());
        assertThat(replay.requests()).isEqualTo(requests);
        // The replay starts at a whole second, the manifest's mean at the first request.
        double seconds = requests / replay.source().ratePerSecond(0, replay.durationNanos());
        assertThat(seconds).isCloseTo(requests / perSecond, within(1 + 0.01 * requests / perSecond));
    }

    @Test
    void readsTheLlmServiceInItsZone() {
        var replay = replay(
                "requests/azure_llm_2023_conv.csv.gz",
                ReplayOptions.builder().timeZone(ZoneOffset.UTC),
                new Problems());
        assertThat(replay.requests()).isEqualTo(19_366);
        assertThat(Instant.ofEpochSecond(replay.startEpochSecond())).isEqualTo(Instant.parse("2023-11-16T18:15:46Z"));
        assertThat(replay.summary()).contains("0 out of order").contains("replayed exactly");
        assertThat(refusal("requests/azure_llm_2023_conv.csv.gz", ReplayOptions.builder()))
                .anySatisfy(sentence -> assertThat(sentence).contains("timeZone"));
    }

    @Test
    void readsHadoopJobsWithStatedColumns() {
        var replay = replay(
                "requests/swim_fb2009_0.tsv.gz",
                ReplayOptions.builder()
                        .format(TraceFormat.REQUESTS)
                        .header(List.of("job", "submit_s", "gap", "input", "shuffle", "output")),
                new Problems());
        assertThat(replay.requests()).isEqualTo(5_894);
        assertThat(replay.calendar()).isFalse();
    }

    @Test
    void saysHowMuchOfALoadBalancersLogIsOutOfOrder() {
        // "1,985 of 5,000 lines go back in time", "one line with no backend"
        assertThat(replay("requests/paytm_elb_20150722_0900.log.gz", ReplayOptions.builder(), new Problems())
                        .summary())
                .startsWith("5,000 lines, 1,985 out of order by at most 7.358533 s, 0 refused")
                .contains("no backend: 1");
        assertThat(replay("requests/clb_sample_20151107.log.gz", ReplayOptions.builder(), new Problems())
                        .summary())
                .startsWith("668 lines, 165 out of order by at most");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "rates/twitter_stream_202108_1s_days01-11.csv.gz, 60700490, 950400, 1",
        "rates/crane_input0_1min.csv.gz, 692137, 691200, 60",
        "rates/crane_input8_1min.csv.gz, 10791717, 1382400, 60",
        "rates/crane_input13_1min.csv.gz, 5959799, 1382400, 60",
    })
    void readsCounts(String file, long requests, long seconds, long interval) {
        var unit = file.contains("crane") ? StampUnit.S : null;
        var replay = replay(file, ReplayOptions.builder().stampUnit(unit), new Problems());
        assertThat(replay.requests()).isEqualTo(requests);
        assertThat(replay.durationNanos()).isEqualTo(seconds * SECOND);
        assertThat(replay.summary()).contains(interval == 1 ? "per second, uniform" : "per minute, uniform");
    }

    @Test
    void readsCountsWithoutATimeColumnInAStatedInterval() {
        var file = "rates/nasa_http_jul95_1s_dense.csv.gz";
        var replay = replay(
                file,
                ReplayOptions.builder().intervalNanos(SECOND).start(Instant.ofEpochSecond(804_571_201)),
                new Problems());
        assertThat(replay.requests()).isEqualTo(1_891_713);
        assertThat(replay.durationNanos()).isEqualTo(2_381_544 * SECOND);
        assertThat(replay.startEpochSecond()).isEqualTo(804_571_201);
        assertThat(refusal(file, ReplayOptions.builder()))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("state interval:"));
    }

    @ParameterizedTest(name = "{0} with its gaps as zero: {1} requests")
    @CsvSource({
        "rates/paytm_elb_20150722_1s.csv.gz, 1158500",
        "rates/worldcup98_1min_0430-0620.csv.gz, 574934701",
        "nab/elb_request_count_8c0756.csv.gz, 249327",
        "nab/ec2_network_in_257a54.csv.gz, 2301505330",
        "nab/rds_cpu_utilization_cc0c53.csv.gz, 32708",
    })
    void refusesGapsUnlessTheScenarioSaysWhatTheyAre(String file, long requests) {
        assertThat(refusal(file, ReplayOptions.builder()))
                .anySatisfy(sentence -> assertThat(sentence).contains("a gap is not zero load"));
        assertThat(replay(file, ReplayOptions.builder().gaps(Gaps.ZERO), new Problems())
                        .requests())
                .isEqualTo(requests);
    }

    @Test
    void findsTheSixteenPlacesWhereNothingWasSampled() {
        // "16 gaps of 4.7 min to 2.7 h"; between recorded seconds of one sample there are shorter ones too.
        var file = SharedFiles.folder("traces").resolve("rates/paytm_elb_20150722_1s.csv.gz");
        var problems = new Problems();
        var scan = Objects.requireNonNull(
                TraceScan.of(TraceBytes.of(file, "paytm"), ReplayOptions.DEFAULT, new RateBins(), problems));
        assertThat(scan.records()).isEqualTo(4_269);
        assertThat(scan.steps().longerThan(4 * 60 * SECOND)).isEqualTo(16);
        assertThat(scan.steps().longest()).isEqualTo(9_619 * SECOND);
    }

    @Test
    void splicesAcrossTheWorldCupsMissingMinutes() {
        var replay = replay(
                "rates/worldcup98_1min_0430-0620.csv.gz",
                ReplayOptions.builder().gaps(Gaps.SKIP),
                new Problems());
        // 73,580 rows of a minute each; seven holes.
        assertThat(replay.durationNanos()).isEqualTo(73_580L * 60 * SECOND);
        assertThat(replay.summary()).contains("7 gaps of 10 min in all left out");
        assertThat(Instant.ofEpochSecond(replay.startEpochSecond())).isEqualTo(Instant.parse("1998-04-30T21:30:00Z"));
    }

    @ParameterizedTest(name = "{0}: {1} rows")
    @CsvSource({
        "ec2_cpu_utilization_5f5533, 4032, 43.11",
        "ec2_cpu_utilization_24ae8d, 4032, 0.1263",
        "ec2_cpu_utilization_53ea38, 4032, 1.8296",
        "ec2_cpu_utilization_c6585a, 4032, 0.08695",
        "Twitter_volume_AAPL, 15902, 85.55",
        "art_load_balancer_spikes, 4032, 0.10757",
        "art_flatline, 4032, 45",
    })
    void readsCloudWatchMetrics(String file, long rows, double mean) {
        var replay = replay("nab/" + file + ".csv.gz", ReplayOptions.builder(), new Problems());
        assertThat(replay.durationNanos()).isEqualTo(rows * 300 * SECOND);
        assertThat(replay.source().ratePerSecond(0, replay.durationNanos()) * 300)
                .isCloseTo(mean, within(mean * 1e-3));
    }

    @Test
    void refusesADuplicateStampUnlessCountsAreToBeSummed() {
        // "1 h; one duplicate stamp, one 21 h hole"
        var file = "nab/exchange-2_cpc_results.csv.gz";
        assertThat(refusal(file, ReplayOptions.builder().gaps(Gaps.HOLD)))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("duplicates: sum"));
        assertThat(refusal(file, ReplayOptions.builder().duplicates(Duplicates.SUM)))
                .anySatisfy(sentence -> assertThat(sentence).contains("20 h without a row"));
        var replay =
                replay(file, ReplayOptions.builder().duplicates(Duplicates.SUM).gaps(Gaps.ZERO), new Problems());
        assertThat(replay.requests()).isEqualTo(165);
    }
}
