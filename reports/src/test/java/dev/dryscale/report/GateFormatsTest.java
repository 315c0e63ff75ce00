package dev.dryscale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.experiment.Estimate;
import dev.dryscale.experiment.Gate;
import dev.dryscale.experiment.GateReport;
import dev.dryscale.experiment.GateReport.Finding;
import dev.dryscale.experiment.GateStatus;
import dev.dryscale.experiment.Measure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

final class GateFormatsTest {

    private static final String HOSTILE = "a::error::b%0A\r\n@team|<b>&\"]]>";

    private static GateReport report(String name, boolean closeHolds) {
        var p99 = new Finding(
                name,
                Gate.parse("p99<300ms"),
                0.25,
                new Estimate(0.31, 0.305, 0.315, Estimate.Source.SIMULATED),
                0.3,
                GateStatus.MISSED);
        var cost = new Finding(
                name,
                Gate.parse("cost<=1.05*baseline"),
                10.0,
                new Estimate(10.5, 10.4, 10.6, Estimate.Source.SIMULATED),
                10.5,
                GateStatus.TOO_CLOSE);
        return new GateReport(
                name,
                "1.0",
                7,
                10,
                closeHolds,
                List.of(p99, cost),
                Map.of(name, Map.of(Measure.COST_PER_MONTH, new Estimate(300, 290, 310, Estimate.Source.SIMULATED))),
                "traffic",
                List.of("careful"),
                "dryscale gate x.yaml");
    }

    private static String written(GateFormat format, GateReport report) throws IOException {
        var out = new ByteArrayOutputStream();
        format.writer().write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theTableSaysWasNowAndLimit() throws IOException {
        assertThat(written(GateFormat.TABLE, report("web", true)).lines())
                .contains(
                        "1 of 2 gates missed",
                        "FAIL  web: p99<300ms (was 250 ms, now 310 ms [305, 315], limit 300 ms)",
                        "cost per month, low - expected - high: web $290.00 - $300.00 - $310.00");
        assertThat(written(GateFormat.TABLE, report("web", true))).contains("PASS (too close)  web: cost");
        assertThat(written(GateFormat.TABLE, report("web", false)))
                .contains("2 of 2 gates missed", "FAIL (too close)  web: cost");
    }

    @Test
    void markdownHasTheChange() throws IOException {
        assertThat(written(GateFormat.MARKDOWN, report("web", true))).contains("\\+24.0 %", "\\+5.0 %", "FAIL |");
    }

    /** A stranger's name must not begin a workflow command, end a line or mention a team. */
    @Test
    void annotationsCannotBeBrokenOutOf() throws IOException {
        var lines = written(GateFormat.GITHUB, report(HOSTILE, true)).lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("::error title=");
        assertThat(lines.get(1)).startsWith("::warning title=");
        assertThat(lines.get(2))
                .startsWith("::notice title=")
                .endsWith("::cost per month, low - expected - high: $290.00 - $300.00 - $310.00");
        assertThat(lines.get(3)).startsWith("::notice title=");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.split("::", -1)).hasSize(3);
            assertThat(line).doesNotContain("@team").doesNotContain("|").doesNotContain("%0A\r");
            assertThat(line.replaceAll("%(25|0A|0D|3A|2C)", "")).doesNotContain("%");
        });
    }

    @Test
    void jUnitXmlIsWellFormedWhateverTheNamesAre() throws Exception {
        var bytes = written(GateFormat.JUNIT, report(HOSTILE, true)).getBytes(StandardCharsets.UTF_8);
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));

        var suite = document.getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(suite.getElementsByTagName("testcase")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("name")
                        .getNodeValue())
                .isEqualTo("p99<300ms");
    }
}
