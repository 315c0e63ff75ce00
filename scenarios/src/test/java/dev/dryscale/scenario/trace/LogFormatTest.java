package dev.dryscale.scenario.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One reader per log format, on the example lines of AWS's, Apache's and the archive's own documentation. */
final class LogFormatTest {

    /** Application Load Balancers guide, "Access log entries": example HTTP entry, its target and actions varied. */
    private static String alb(
            String target, String times, String status, String request, String group, String actions) {
        return "http 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 " + target
                + " "
                + times + " " + status + " 34 366 \"" + request + "\" \"curl/7.46.0\" - - "
                + "arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/" + group + "/73e2d6bc24d8a067 "
                + "\"Root=1-58337262-36d228ad5d99923122bbe354\" \"-\" \"-\" 0 2018-07-02T22:22:48.364000Z \"" + actions
                + "\" \"-\" \"-\" \"" + target + "\" \"200\" \"-\" \"-\"\n";
    }

    private static final String SENT = alb(
            "10.0.0.1:80",
            "0.000 0.001 0.000",
            "200 200",
            "GET http://www.example.com:80/ HTTP/1.1",
            "my-targets",
            "forward");
    private static final String REDIRECTED =
            alb("-", "-1 -1 -1", "301 -", "GET http://www.example.com:80/old HTTP/1.1", "my-targets", "redirect");
    private static final String NO_TARGET =
            alb("-", "-1 -1 -1", "503 -", "GET http://www.example.com:80/ HTTP/1.1", "my-targets", "forward");
    private static final String BLOCKED =
            alb("-", "0.01 -1 -1", "403 -", "GET http://www.example.com:80/ HTTP/1.1", "my-targets", "waf");
    private static final String LAMBDA =
            alb("-", "0.000 0.001 0.000", "200 200", "GET http://www.example.com:80/ HTTP/1.1", "fn", "forward");

    @Test
    void anAlbLinesArrivalIsItsRequestCreationTime() throws IOException {
        var scanned = Texts.scanned(Texts.text("alb", SENT), ReplayOptions.DEFAULT);
        assertThat(scanned.format()).isEqualTo(TraceFormat.ALB);
        var record =
                Texts.records(Texts.text("alb", SENT), ReplayOptions.DEFAULT).get(0);
        assertThat(record.stampNanos).isEqualTo(CountsCsv.nanos(Instant.parse("2018-07-02T22:22:48.364Z")));
        assertThat(record.serviceNanos).isEqualTo(1_000_000);
        assertThat(record.outcome).isEqualTo(200);
    }

    @Test
    void albLinesNeverSentToATargetAreCountedByReason() {
        var log = Texts.text("alb", SENT + REDIRECTED + NO_TARGET + BLOCKED + LAMBDA + BLOCKED);
        var scanned = Texts.scanned(log, ReplayOptions.DEFAULT);
        assertThat(scanned.tally().lines()).isEqualTo(6);
        assertThat(scanned.tally().unsent())
                .containsOnly(
                        java.util.Map.entry("redirected", 1L),
                        java.util.Map.entry("failed with 503", 1L),
                        java.util.Map.entry("blocked by WAF", 2L));
        // Sent to an instance, sent to a Lambda function, and the one that found no target.
        assertThat(scanned.records()).isEqualTo(3);
        assertThat(new ReplaySummary(List.of(scanned)).line())
                .isEqualTo(
                        "6 lines, 0 out of order, 0 refused; 4 never sent to a target (blocked by WAF: 2, failed with"
                                + " 503: 1, redirected: 1), of these 3 left out and 1 replayed as demand");
        var all = ReplayOptions.builder().unsent(Unsent.ALL).build();
        assertThat(Texts.scanned(log, all).records()).isEqualTo(6);
        var none = ReplayOptions.builder().unsent(Unsent.NONE).build();
        assertThat(Texts.scanned(log, none).records()).isEqualTo(2);
    }

    @Test
    void filtersByTargetGroupHostPathAndStatus() {
        var log = Texts.text(
                "alb",
                SENT
                        + LAMBDA
                        + alb(
                                "10.0.0.2:80",
                                "0 0.5 0",
                                "502 502",
                                "POST https://api.example.com:443/v1/pay?card=1 HTTP/2.0",
                                "pay",
                                "forward"));
        assertThat(kept(log, new TraceFilter("my-targets", null, null, List.of())))
                .isEqualTo(1);
        assertThat(kept(log, new TraceFilter("*:targetgroup/pay/*", null, null, List.of())))
                .isEqualTo(1);
        assertThat(kept(log, new TraceFilter(null, "www.example.com", null, List.of())))
                .isEqualTo(2);
        assertThat(kept(log, new TraceFilter(null, "*.example.com", "/", List.of())))
                .isEqualTo(2);
        assertThat(kept(log, new TraceFilter(null, null, "/v1/*", List.of()))).isEqualTo(1);
        assertThat(kept(log, new TraceFilter(null, null, null, List.of("5xx")))).isEqualTo(1);
        assertThat(kept(log, new TraceFilter(null, null, null, List.of("200", "502"))))
                .isEqualTo(3);
        var nothing = ReplayOptions.builder()
                .filter(new TraceFilter(null, "other", null, List.of()))
                .build();
        assertThat(Texts.refusal(log, nothing)).singleElement().asString().contains("3 are filtered out");
    }

    private static long kept(TraceBytes log, TraceFilter filter) {
        return Texts.scanned(log, ReplayOptions.builder().filter(filter).build())
                .records();
    }

    @Test
    void readsAClassicLoadBalancersLog() throws IOException {
        // Classic Load Balancers guide, "Access log entries": the HTTPS and the TCP example.
        var log = Texts.text(
                "elb",
                "2015-05-13T23:39:43.945958Z my-loadbalancer 192.168.131.39:2817 10.0.0.1:80 0.000086 0.001048 0.001337 200"
                        + " 200 0 57 \"GET https://www.example.com:443/ HTTP/1.1\" \"curl/7.38.0\" DHE-RSA-AES128-SHA"
                        + " TLSv1.2\n"
                        + "2015-05-13T23:39:43.945958Z my-loadbalancer 192.168.131.39:2817 10.0.0.1:80 0.001069 0.000028"
                        + " 0.000041 - - 82 305 \"- - - \" \"-\" - -\n");
        var records = Texts.records(log, ReplayOptions.DEFAULT);
        assertThat(records).hasSize(2);
        assertThat(records.get(0).stampNanos).isEqualTo(CountsCsv.nanos(Instant.parse("2015-05-13T23:39:43.945958Z")));
        assertThat(records.get(0).serviceNanos).isEqualTo(1_048_000);
        assertThat(records.get(1).outcome).isZero();
    }

    @Test
    void readsApachesCommonAndCombinedLog() throws IOException {
        // Apache HTTP Server documentation, "Log Files".
        var common = "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /apache_pb.gif HTTP/1.0\" 200 2326";
        var combined = common + " \"http://www.example.com/start.html\" \"Mozilla/4.08 [en] (Win98; I ;Nav)\"";
        assertThat(Texts.scanned(Texts.text("log", common + "\n"), ReplayOptions.DEFAULT)
                        .format())
                .isEqualTo(TraceFormat.COMMON);
        assertThat(Texts.scanned(Texts.text("log", combined + "\n"), ReplayOptions.DEFAULT)
                        .format())
                .isEqualTo(TraceFormat.COMBINED);
        var record = Texts.records(Texts.text("log", combined), ReplayOptions.DEFAULT)
                .get(0);
        assertThat(record.stampNanos).isEqualTo(CountsCsv.nanos(Instant.parse("2000-10-10T20:55:36Z")));
        assertThat(record.outcome).isEqualTo(200);
    }

    @Test
    void readsJobsOfTheWorkloadArchive() throws IOException {
        var swf = """
                ; UnixStartTime: 749458803
                ;
                  1  0 -1 1451 128 -1 -1 -1 -1 -1 -1 1 1 -1 -1 -1 -1 -1
                  2 60 -1   -1 128 -1 -1 -1 -1 -1 -1 1 1 -1 -1 -1 -1 -1
                """;
        var records = Texts.records(Texts.text("swf", swf), ReplayOptions.DEFAULT);
        assertThat(records.get(0).stampNanos).isEqualTo(749_458_803_000_000_000L);
        assertThat(records.get(0).serviceNanos).isEqualTo(1_451_000_000_000L);
        assertThat(records.get(1).serviceNanos).isEqualTo(TraceRecord.NO_SERVICE_TIME);
    }

    @Test
    void ordersALogWithinFiveMinutesAndKeepsEqualStamps() throws IOException {
        var log = line("00:05:00", 1) + line("00:00:01", 2) + line("00:05:00", 3) + line("00:04:59", 4);
        var records = Texts.records(Texts.text("log", log), ReplayOptions.DEFAULT);
        assertThat(records).extracting(record -> record.line).containsExactly(2L, 4L, 1L, 3L);
    }

    private static String line(String clock, int path) {
        return "h - - [10/Oct/2000:" + clock + " +0000] \"GET /" + path + " HTTP/1.0\" 200 1\n";
    }

    @Test
    void refusesALineLaterThanItMayBe() {
        var log = Texts.text("log", line("00:05:01", 1) + line("00:00:00", 2));
        assertThat(Texts.refusal(log, ReplayOptions.DEFAULT))
                .containsExactly("log:2: goes back in time by 301 s; reorderWithin is 5 min");
        var wide = ReplayOptions.builder().reorderWithinNanos(301_000_000_000L).build();
        assertThat(Texts.scanned(log, wide).latenessNanos()).isEqualTo(301_000_000_000L);
    }

    @Test
    void listsTwentyMalformedLinesAndCountsTheRestOrSkipsThem() {
        var log = Texts.text("log", line("00:00:00", 1) + "broken\n".repeat(25) + line("00:00:01", 2));
        var sentences = Texts.refusal(log, ReplayOptions.DEFAULT);
        assertThat(sentences).hasSize(21);
        assertThat(sentences.get(0))
                .isEqualTo("log:2: must have a time in brackets, then the request in quotes, was 'broken'");
        assertThat(sentences.get(20)).endsWith("… and 5 more");
        var skip = ReplayOptions.builder().malformed(Malformed.SKIP).build();
        assertThat(new ReplaySummary(List.of(Texts.scanned(log, skip))).line())
                .isEqualTo("27 lines, 0 out of order, 25 refused");
    }

    @Test
    void namesTheCandidatesWhenATextCouldBeSeveralFormats() {
        var csv = Texts.text("x.csv", "timestamp,value,status\n2024-01-01T00:00:00Z,1,200\n");
        assertThat(Texts.refusal(csv, ReplayOptions.DEFAULT))
                .singleElement()
                .asString()
                .contains("could be any of counts, requests; state format:");
        var stated = ReplayOptions.builder().format(TraceFormat.REQUESTS).build();
        assertThat(Texts.scanned(csv, stated).records()).isEqualTo(1);
    }

    @Test
    void namesTheNearestColumn() {
        var csv = Texts.text("x.csv", "timestamp,requests\n2024-01-01T00:00:00Z,1\n");
        var options = ReplayOptions.builder().countColumn("request").build();
        assertThat(Texts.refusal(csv, options)).singleElement().asString().contains("did you mean requests?");
    }
}
