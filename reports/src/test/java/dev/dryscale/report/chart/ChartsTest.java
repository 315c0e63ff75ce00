package dev.dryscale.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.report.SampleComparison;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

final class ChartsTest {

    private static final Comparison DAY = SampleComparison.day();

    @Test
    void everyChartOfThisPackageIsInTheCatalog() throws IOException {
        try (var sources = Files.list(Path.of("src/main/java/dev/dryscale/report/chart"))) {
            var charts = sources.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> name.endsWith("Chart") && !name.equals("Chart"))
                    .collect(Collectors.toSet());

            assertThat(Arrays.stream(ChartCatalog.values())
                            .map(entry -> entry.chart().getClass().getSimpleName()))
                    .as("a chart without a line in ChartCatalog is never drawn")
                    .containsExactlyInAnyOrderElementsOf(charts);
        }
    }

    @Test
    void fileNamesDiffer() {
        assertThat(Arrays.stream(ChartCatalog.values())
                        .map(entry -> entry.chart().fileName()))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("chart-[a-z0-9-]+"));
    }

    /** The sample tracks CPU, so there is no further metric to draw. */
    @Test
    void onlyWhatHasNumbersIsDrawn() {
        assertThat(ChartCatalog.applicable(DAY))
                .extracting(Chart::fileName)
                .containsExactly(
                        "chart-capacity",
                        "chart-cpu",
                        "chart-response-time",
                        "chart-cost",
                        "chart-candidates",
                        "chart-measures");
        assertThat(ChartCatalog.applicable(SampleComparison.single()))
                .extracting(Chart::fileName)
                .containsExactly("chart-capacity", "chart-cpu", "chart-response-time", "chart-cost");
    }

    @Test
    void picturesAreSvgWithOutlinesInsteadOfTextAndWithFixedIds()
            throws ParserConfigurationException, IOException, SAXException {
        for (var chart : ChartCatalog.applicable(DAY)) {
            for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
                var svg = ChartImages.svg(chart, DAY, theme);
                var document = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));

                assertThat(document.getElementsByTagName("text").getLength()).isZero();
                assertThat(document.getElementsByTagName("path").getLength()).isGreaterThan(20);
                var clips = document.getElementsByTagName("clipPath");
                assertThat(clips.item(0).getAttributes().getNamedItem("id").getNodeValue())
                        .startsWith(chart.fileName());
                assertThat(ChartImages.svg(chart, DAY, theme)).isEqualTo(svg);
            }
        }
    }

    @Test
    void intervalsAreDrawnToTheirEnds() {
        var plot = (CombinedDomainXYPlot)
                ChartCatalog.MEASURES.chart().draw(DAY, Theme.LIGHT).getPlot();
        XYPlot p99 = plot.getSubplots().get(1);

        assertThat(p99.getRangeAxis().getLabel()).isEqualTo("p99, ms");
        assertThat(p99.getRangeAxis().getLowerBound()).isZero();
        assertThat(p99.getRangeAxis().getUpperBound()).isGreaterThan(144);
    }

    @Test
    void pngsHaveTwicePixelsAndMoreThanOneColour() throws IOException {
        var chart = ChartCatalog.CAPACITY.chart();
        var out = new ByteArrayOutputStream();
        ChartImages.png(chart, DAY, Theme.LIGHT, out);
        var image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));

        assertThat(image.getWidth()).isEqualTo(2 * ChartImages.WIDTH);
        assertThat(image.getHeight()).isEqualTo(2 * chart.height(DAY));
        var colours = Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .map(rgb -> rgb & 0xFFFFFF)
                .boxed()
                .collect(Collectors.toSet());
        assertThat(colours)
                .contains(
                        Theme.LIGHT.inService().getRGB() & 0xFFFFFF,
                        Theme.LIGHT.pending().getRGB() & 0xFFFFFF,
                        Theme.LIGHT.terminating().getRGB() & 0xFFFFFF);
    }

    @Test
    void aFullDiskIsCalledByItsName() {
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> ChartImages.png(ChartCatalog.COST.chart(), DAY, Theme.LIGHT, full))
                .hasMessage("No space left on device");
    }

    @Test
    void hostileNamesAreDrawnToo() throws ParserConfigurationException, IOException, SAXException {
        var hostile = SampleComparison.named("</svg>", "\u0000\ud800\u202e<script>", "x".repeat(3000));
        for (var chart : ChartCatalog.applicable(hostile)) {
            var svg = ChartImages.svg(chart, hostile, Theme.LIGHT);

            assertThat(svg).doesNotContain("<script");
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The bill of the sample's baseline is 1.92 + 0.54 + 0.036 dollars; the night costs less than its share. */
    @Test
    void cumulativeCostEndsAtTheTotalOfTheBill() {
        var cost = CumulativeCost.of(DAY.baseline());

        assertThat(cost).hasSize(1440).isSorted();
        assertThat(cost[1439]).isCloseTo(2.496, within(1e-9));
        assertThat(cost[359]).isBetween(0.0, 2.496 / 4);
    }

    /** Okabe and Ito's eight colours without black and yellow. */
    @Test
    void candidatesHaveTheColoursOfOkabeAndIto() {
        var published = List.of(0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9);

        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            assertThat(theme.series().stream().map(colour -> colour.getRGB() & 0xFFFFFF))
                    .containsExactlyInAnyOrderElementsOf(published);
        }
    }

    @Test
    void thePagesScriptUsesTheSameColours() throws IOException {
        var script = Files.readString(Path.of("src/main/resources/dev/dryscale/report/report.js"));
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            var series = theme.series().stream()
                    .map(colour -> String.format(Locale.ROOT, "'#%06x'", colour.getRGB() & 0xFFFFFF))
                    .collect(Collectors.joining(", ", "series: [", "]"));
            assertThat(script).contains(series);
        }
    }
}
