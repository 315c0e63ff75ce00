package dev.dryscale.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dryscale.experiment.Comparison;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {

    private static final String DAY = html(SampleComparison.day());

    private static String html(Comparison comparison) {
        return new HtmlReport(comparison, Map.of()).render();
    }

    private static String between(String text, String start, String end) {
        var from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @Test
    void verdictComesFirstAndTheWayToReproduceItLast() {
        assertThat(between(DAY, "<body>", "</h1>"))
                .contains("calm misses no gate: p99 91.2 ms against 140 ms, cost +16.5 %");
        assertThat(DAY.substring(DAY.indexOf("Knobs and inputs")))
                .containsSubsequence(
                        "tt.scaleInThreshold",
                        "traces/shop.csv.gz",
                        "9f".repeat(32),
                        "dryscale compare shop.yaml --seed 42",
                        "Seed 42",
                        "0.1.0");
    }

    @Test
    void policyAllowsExactlyTheOneStyleAndTheOneScript() throws NoSuchAlgorithmException {
        var sha256 = MessageDigest.getInstance("SHA-256");
        var style = between(DAY, "<style>", "</style>").getBytes(StandardCharsets.UTF_8);
        var styleHash = Base64.getEncoder().encodeToString(sha256.digest(style));
        var script = between(DAY, "<script>", "</script>").getBytes(StandardCharsets.UTF_8);
        var scriptHash = Base64.getEncoder().encodeToString(sha256.digest(script));
        var policy = between(DAY, "Content-Security-Policy\" content=\"", "\">")
                .replace("&#39;", "'")
                .replace("&#61;", "=");

        assertThat(policy)
                .isEqualTo("default-src 'none'; img-src data:; style-src 'sha256-" + styleHash
                        + "'; script-src 'sha256-" + scriptHash + "'; base-uri 'none'; form-action 'none'");
        assertThat(DAY).containsOnlyOnce("<style>").containsOnlyOnce("<script>").containsOnlyOnce("<script type");
    }

    @Test
    void nothingIsLoadedFromOutside() {
        var page = DAY.replace(between(DAY, "<script>", "</script>"), "");

        assertThat(Pattern.compile("(src|href|srcset|action)=\"(?!data:)|url\\(|@import|https?:")
                        .matcher(page)
                        .find())
                .isFalse();
    }

    @Test
    void namesAreTextInElementsAndData() throws IOException {
        var nasty = "</script><script>alert(1)</script>\" onload=\"x";
        var page = html(SampleComparison.named(nasty, nasty, "<!--<script>"));

        assertThat(page).doesNotContain("<script>alert").doesNotContain("<!--");
        var data = new ObjectMapper().readTree(between(page, "id=\"data\">", "</script>"));
        assertThat(data.at("/charts/1/title").asText()).isEqualTo(nasty);
    }

    /** The sample's p99 peak is 0.7 s at minute 847; its median is missing at minute 3. */
    @Test
    void dataHoldsEveryMinuteAndGapsAsNull() throws IOException {
        var data = new ObjectMapper().readTree(between(DAY, "id=\"data\">", "</script>"));
        var response = data.at("/charts/4");

        assertThat(data.get("t")).hasSize(1440);
        assertThat(data.at("/t/1").asLong()).isEqualTo(SampleComparison.START + 60);
        assertThat(response.at("/id").asText()).isEqualTo("response-time");
        assertThat(response.at("/series/2/label").asText()).isEqualTo("seed p50");
        assertThat(response.at("/series/2/y/3").isNull()).isTrue();
        assertThat(response.at("/series/0/y/847").asDouble()).isEqualTo(700);
    }

    /** In service 2, pending 1 at 05:33 of the sample: the edges of the areas are 3 and 2, what is on top comes first. */
    @Test
    void statesAreStackedInServiceLowest() throws IOException {
        var capacity = new ObjectMapper()
                .readTree(between(DAY, "id=\"data\">", "</script>"))
                .at("/charts/1/series");
        var minute = 5 * 60 + 33;

        assertThat(capacity.findValuesAsText("label"))
                .containsExactly("terminating", "pending", "in service", "demand at 100 % use");
        assertThat(capacity.at("/0/y").get(minute).asInt()).isEqualTo(3);
        assertThat(capacity.at("/1/y").get(minute).asInt()).isEqualTo(3);
        assertThat(capacity.at("/2/y").get(minute).asInt()).isEqualTo(2);
    }

    @Test
    void vendoredFilesAreThoseOfTheNotice() throws IOException, NoSuchAlgorithmException {
        var sha256 = MessageDigest.getInstance("SHA-256");
        var rows = new String(resource("NOTICE.md").readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\\s*\\|\\s*"))
                .filter(cells -> cells.length == 5 && cells[4].length() == 64)
                .toList();

        assertThat(rows).hasSize(3);
        for (var cells : rows) {
            try (var in = resource(cells[1])) {
                assertThat(HexFormat.of().formatHex(sha256.digest(in.readAllBytes())))
                        .as(cells[1])
                        .isEqualTo(cells[4]);
            }
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name);
    }
}
