package dev.dryscale.scenario.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import dev.dryscale.traffic.RequestTraffic;
import dev.dryscale.traffic.Stamps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, folders and globs, merged by arrival time, in memory or streamed, packed or not: always the same requests. */
final class ReplaysTest {

    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    /** A request: when it arrived, in microseconds after noon, and its time at the server in microseconds. */
    private record Request(long at, long service) {
        String line() {
            return NOON.plusNanos(at * 1_000) + " shop 100.64.0.1:1 10.0.0.1:80 0.00001 "
                    + String.format(java.util.Locale.ROOT, "%d.%06d", service / 1_000_000, service % 1_000_000)
                    + " 0.00001 200 200 0 5 \"GET http://a.example:80/x HTTP/1.1\" \"ua\" - -\n";
        }
    }

    /** Requests as a load balancer logs them: each line when its response has gone. */
    private static List<Request> asLogged(long seed, int n) {
        var random = new SplittableRandom(seed);
        var requests = new ArrayList<Request>();
        for (int i = 0; i < n; i++) {
            requests.add(new Request(random.nextLong(60_000_000) + 1, random.nextLong(40_000_000)));
        }
        requests.sort(Comparator.comparingLong(request -> request.at() + request.service()));
        return requests;
    }

    private static String log(List<Request> requests) {
        var text = new StringBuilder();
        for (var request : requests) {
            text.append(request.line());
        }
        return text.toString();
    }

    /** Arrival and service time in nanoseconds, in order of arrival. */
    private static List<Long> expected(List<Request> requests) {
        var sorted = new ArrayList<>(requests);
        sorted.sort(Comparator.comparingLong(Request::at));
        var pairs = new ArrayList<Long>();
        for (var request : sorted) {
            pairs.add(request.at() * 1_000);
            pairs.add(request.service() * 1_000);
        }
        return pairs;
    }

    private ReplayRequest request(ReplayOptions options, String... patterns) {
        return new ReplayRequest(List.of(patterns), folder, true, List.of(), "web.yaml", 7, "traffic.replay", options);
    }

    private Replay open(ReplayOptions options, String... patterns) {
        var problems = new Problems();
        var replay = Replays.open(request(options, patterns), problems);
        problems.throwIfAny();
        return Objects.requireNonNull(replay);
    }

    private List<String> refusal(ReplayOptions options, String... patterns) {
        var problems = new Problems();
        assertThat(Replays.open(request(options, patterns), problems)).isNull();
        return problems.all().stream().map(Problem::sentence).toList();
    }

    private void write(String name, byte[] content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final ReplayOptions WITH_SERVICE =
            ReplayOptions.builder().serviceFromTrace(true).build();

    @Test
    void aFolderInTheLayoutOfS3ReplaysLikeOneFile() throws IOException {
        var requests = asLogged(1, 3_000);
        write("one.log", bytes(log(requests)));
        for (int node = 0; node < 3; node++) {
            var share = new ArrayList<Request>();
            for (int i = node; i < requests.size(); i += 3) {
                share.add(requests.get(i));
            }
            var half = share.size() / 2;
            write("AWSLogs/2024/05/0" + node + "/a.log.gz", Texts.gzip(bytes(log(share.subList(0, half)))));
            write("AWSLogs/2024/05/0" + node + "/b.log", bytes(log(share.subList(half, share.size()))));
        }
        write("AWSLogs/ELBAccessLogTestFile", bytes("Enable AccessLog for ELB: shop"));
        var whole = expected(requests);
        assertThat(Texts.arrivals(open(WITH_SERVICE, "one.log").source())).isEqualTo(whole);
        assertThat(Texts.arrivals(open(WITH_SERVICE, "AWSLogs").source())).isEqualTo(whole);
        var glob = open(WITH_SERVICE, "AWSLogs/**.{log,gz}");
        assertThat(Texts.arrivals(glob.source())).isEqualTo(whole);
        assertThat(glob.inputs()).extracting(InputDigest::name).hasSize(6).contains("AWSLogs/2024/05/00/a.log.gz");
        assertThat(glob.summary()).startsWith("6 files, 3,000 lines, ");
    }

    @Test
    void aLogReplaysTheSameFromMemoryAndFromItsFiles() throws IOException {
        write("a.log", bytes(log(asLogged(2, 2_000))));
        write("b.log", bytes(log(asLogged(3, 2_000))));
        var bins = new RateBins();
        var traces =
                Objects.requireNonNull(Replays.scan(request(WITH_SERVICE, "a.log", "b.log"), bins, new Problems()));
        var kept = new FileRequestLog(traces, WITH_SERVICE, bins, 4_000);
        var streamed = new FileRequestLog(traces, WITH_SERVICE, bins, 3_999);
        var arrivals = Texts.arrivals(new RequestTraffic(kept, Stamps.AUTO));
        assertThat(arrivals).hasSize(8_000);
        assertThat(Texts.arrivals(new RequestTraffic(streamed, Stamps.AUTO))).isEqualTo(arrivals);
        assertThat(streamed.durationNanos()).isEqualTo(kept.durationNanos());
        assertThat(Texts.arrivals(new RequestTraffic(streamed, Stamps.AUTO))).isEqualTo(arrivals);
    }

    @Test
    void carriesServiceTimesOnlyWhenTheScenarioAsks() throws IOException {
        write("a.log", bytes(log(asLogged(4, 10))));
        try (var asked = open(WITH_SERVICE, "a.log").source().open(new dev.dryscale.random.RandomStreams(1))) {
            assertThat(asked.carriesServiceTimes()).isTrue();
        }
        var silent = open(ReplayOptions.DEFAULT, "a.log").source();
        try (var stream = silent.open(new dev.dryscale.random.RandomStreams(1))) {
            assertThat(stream.carriesServiceTimes()).isFalse();
        }
        assertThat(Texts.arrivals(silent).get(1)).isEqualTo(-1);
    }

    @Test
    void aPackedTraceReplaysIdentically() throws IOException {
        var requests = asLogged(5, 2_500);
        write("a.log", bytes(log(requests)));
        var packed = folder.resolve("a.dst");
        var problems = new Problems();
        assertThat(TracePacker.pack(request(ReplayOptions.DEFAULT, "a.log"), packed, problems))
                .startsWith("2,500 lines, ");
        assertThat(problems.all()).isEmpty();
        var original = open(WITH_SERVICE, "a.log");
        var replay = open(WITH_SERVICE, "a.dst");
        assertThat(Texts.arrivals(replay.source())).isEqualTo(expected(requests));
        assertThat(replay.startEpochSecond()).isEqualTo(original.startEpochSecond());
        assertThat(replay.durationNanos()).isEqualTo(original.durationNanos());
        var text = new String(Files.readAllBytes(packed), StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("100.64").doesNotContain("example").doesNotContain("GET");
    }

    @Test
    void aPackedTraceOfCoarseStampsIsSpreadLikeTheLog() throws IOException {
        write("s.txt", bytes("1704067200\n1704067200\n1704067203\n1704067203\n"));
        TracePacker.pack(request(ReplayOptions.DEFAULT, "s.txt"), folder.resolve("s.dst"), new Problems());
        var original = open(ReplayOptions.DEFAULT, "s.txt");
        assertThat(original.summary()).endsWith("stamps of 1 s, requests spread uniformly within");
        assertThat(Texts.arrivals(open(ReplayOptions.DEFAULT, "s.dst").source()))
                .isEqualTo(Texts.arrivals(original.source()));
        var exact = ReplayOptions.builder().exactStamps(true).build();
        assertThat(Texts.arrivals(open(exact, "s.dst").source()))
                .containsExactly(0L, -1L, 0L, -1L, 3_000_000_000L, -1L, 3_000_000_000L, -1L);
    }

    @Test
    void refusesADamagedPackedTrace() throws IOException {
        write("a.log", bytes(log(asLogged(6, 50))));
        var packed = folder.resolve("a.dst");
        TracePacker.pack(request(ReplayOptions.DEFAULT, "a.log"), packed, new Problems());
        var whole = Files.readAllBytes(packed);
        for (int i = 8; i < whole.length; i += 3) {
            var damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(packed, damaged);
            assertThat(refusal(ReplayOptions.DEFAULT, "a.dst")).isNotEmpty();
        }
        Files.write(packed, Arrays.copyOf(whole, whole.length - 1));
        assertThat(refusal(ReplayOptions.DEFAULT, "a.dst"))
                .containsExactly("a.dst:51: must be whole; the packed trace ends too early");
        Files.write(packed, Arrays.copyOf(whole, whole.length + 1));
        assertThat(refusal(ReplayOptions.DEFAULT, "a.dst"))
                .containsExactly("a.dst:51: must end with its SHA-256; other bytes follow");
    }

    @Test
    void findsTheGridOfStampsThatAreWrittenFinerThanTheyAre() throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append(NOON.plusSeconds(5L * (i / 3) + 2).toString().replace("Z", ".000Z"))
                    .append('\n');
        }
        write("g.txt", bytes(text.toString()));
        assertThat(open(ReplayOptions.DEFAULT, "g.txt").summary())
                .contains("stamps of 5 s, requests spread uniformly within");
    }

    @Test
    void countFilesOfOneFolderFollowEachOther() throws IOException {
        write("d/2.csv", bytes("timestamp,requests\n2024-01-01T00:02:00Z,3\n2024-01-01T00:03:00Z,4\n"));
        write("d/1.csv", bytes("timestamp,requests\n2024-01-01T00:00:00Z,1\n2024-01-01T00:01:00Z,2\n"));
        var options =
                ReplayOptions.builder().counts(ReplayOptions.Counts.EVENLY).build();
        var replay = open(options, "d");
        assertThat(replay.requests()).isEqualTo(10);
        assertThat(replay.summary())
                .isEqualTo("2 files, 4 lines, 0 out of order, 0 refused; recorded counts per minute, evenly");
        assertThat(replay.source().ratePerSecond(60_000_000_000L, 120_000_000_000L))
                .isEqualTo(2 / 60.0);
        write("d/3.csv", bytes("timestamp,requests\n2024-01-01T00:03:00Z,9\n"));
        assertThat(refusal(options, "d")).singleElement().asString().contains("duplicates: sum");
    }

    @Test
    void namesWhatCannotBeFoundOrRead() throws IOException {
        write("counts.csv", bytes("timestamp,requests\n2024-01-01T00:00:00Z,1\n"));
        write("stamps.txt", bytes("1704067200\n"));
        Files.createDirectory(folder.resolve("empty"));
        assertThat(refusal(ReplayOptions.DEFAULT, "missing.log"))
                .containsExactly("web.yaml:7: traffic.replay must exist, was missing.log");
        assertThat(refusal(ReplayOptions.DEFAULT, "empty"))
                .containsExactly("web.yaml:7: traffic.replay must match at least one file, was empty");
        assertThat(refusal(ReplayOptions.DEFAULT, "*.gz"))
                .containsExactly("web.yaml:7: traffic.replay must match at least one file, was *.gz");
        assertThat(refusal(ReplayOptions.DEFAULT, "counts.csv", "stamps.txt"))
                .singleElement()
                .asString()
                .contains("must replay either requests or counts, not both");
    }

    @Test
    void readsOnlyInsideTheScenariosFolderUnlessAllowed() throws IOException {
        write("secret/stamps.txt", bytes("1704067200\n"));
        write("scenario/own.txt", bytes("1704067200\n"));
        var inside = folder.resolve("scenario");
        Files.createSymbolicLink(
                inside.resolve("link.txt"), folder.resolve("secret/stamps.txt").toAbsolutePath());
        for (var pattern : List.of("../secret/stamps.txt", "link.txt", "../secret", "../secret/*.txt")) {
            var problems = new Problems();
            var request = new ReplayRequest(
                    List.of(pattern), inside, true, List.of(), "w.yaml", 1, "", ReplayOptions.DEFAULT);
            assertThat(Replays.open(request, problems)).isNull();
            assertThat(problems.all().get(0).rule()).contains("--allow-path");
        }
        var allowed = new ReplayRequest(
                List.of("link.txt"),
                inside,
                true,
                List.of(folder.resolve("secret")),
                "w.yaml",
                1,
                "",
                ReplayOptions.DEFAULT);
        assertThat(Replays.open(allowed, new Problems())).isNotNull();
    }

    @Test
    void statesTheDigestOfTheStoredBytes() throws IOException {
        // sha256sum of the eleven bytes "1704067200\n".
        write("s.txt", bytes("1704067200\n"));
        assertThat(open(ReplayOptions.DEFAULT, "s.txt").inputs())
                .containsExactly(new InputDigest(
                        "s.txt", 11, "eb24780413eebc03d3e905dd2cea1b2c0070b487141102d9f08090d30b72eeff"));
    }

    @Test
    void refusesMoreOverlappingFilesThanMayBeOpen() throws IOException {
        for (int i = 0; i < 300; i++) {
            write("many/" + i + ".txt", bytes("1704067200\n1704067300\n"));
        }
        assertThat(refusal(ReplayOptions.DEFAULT, "many"))
                .singleElement()
                .asString()
                .contains("overlaps in time with 256");
        for (int i = 0; i < 300; i++) {
            long start = 1_704_067_200L + i * 100L;
            write("many/" + i + ".txt", bytes(start + "\n" + (start + 99) + "\n"));
        }
        assertThat(open(ReplayOptions.DEFAULT, "many").requests()).isEqualTo(600);
    }
}
