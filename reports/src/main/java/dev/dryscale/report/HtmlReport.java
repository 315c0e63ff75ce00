package dev.dryscale.report;

import dev.dryscale.experiment.CandidateResult;
import dev.dryscale.experiment.Comparison;
import dev.dryscale.report.chart.Chart;
import dev.dryscale.report.chart.ChartImages;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * {@code report.html}: one file that needs nothing else. Its Content-Security-Policy allows the one script and the one
 * style by their hashes and nothing from outside.
 */
final class HtmlReport {

    private final Comparison comparison;
    private final Map<String, Drawing> drawings;

    /**
     * A chart in both themes.
     *
     * @param dark empty when only the light one was drawn
     */
    record Drawing(Chart chart, String light, String dark) {}

    /** @param drawings by the chart's file name; empty when charts cannot be drawn */
    HtmlReport(Comparison comparison, Map<String, Drawing> drawings) {
        this.comparison = comparison;
        this.drawings = drawings;
    }

    String render() {
        var engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName());
        var out = new StringOutput();
        engine.render("report.jte", page(), out);
        return out.toString();
    }

    private ReportPage page() {
        var groups = LiveCharts.of(comparison);
        var data = new PageData(comparison);
        var style = resource("uPlot.min.css") + resource("report.css");
        var script = resource("uPlot.iife.min.js") + resource("report.js");
        return new ReportPage(
                Names.printable(comparison.scenarioName()) + " - Dryscale",
                Names.printable(comparison.verdict().sentence()),
                Names.printable(comparison.scenarioName() + ": " + comparison.trafficSummary()),
                comparison.warnings().stream().map(Names::printable).toList(),
                summary(),
                Footnotes.intervals(comparison),
                sideBySide(),
                reading(data),
                groups.stream().map(this::group).toList(),
                sections(),
                Names.printable(comparison.reproduce()),
                Long.toString(comparison.seed()),
                Names.printable(comparison.version()),
                policy(style, script),
                style,
                script,
                data.json(groups));
    }

    private List<PageTable> summary() {
        var gates = PageTables.gates(comparison);
        var table = PageTables.summary(comparison);
        return gates == null ? List.of(table) : List.of(table, gates);
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; img-src data:; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(Names.sha256(text));
    }

    private static String reading(PageData data) {
        var thinned = data.thinning().keepsEveryRow()
                ? ""
                : " Each pair of points is the least and the most of "
                        + data.thinning().bucket() + " rows of timeline.csv.";
        return "Times are UTC. Drag to zoom, double-click to see all; the cursor is shared. Triangles mark scaling"
                + " activities, upward for launches and downward for terminations; point at one to read its reason."
                + thinned;
    }

    /** Pictures that no live chart replaces: those of measures instead of times. */
    private List<ReportPage.Picture> sideBySide() {
        return drawings.values().stream()
                .filter(drawing -> !drawing.dark().isEmpty())
                .map(drawing -> new ReportPage.Picture(
                        drawing.chart().title(),
                        address(drawing.light()),
                        address(drawing.dark()),
                        Integer.toString(ChartImages.WIDTH),
                        Integer.toString(drawing.chart().height(comparison))))
                .toList();
    }

    private ReportPage.Group group(LiveCharts.Group group) {
        var ids = group.charts().stream().map(LiveChart::id).toList();
        var drawing = drawings.get(group.picture());
        var numbers = PageTables.series(comparison, group);
        return drawing == null
                ? new ReportPage.Group(group.title(), ids, "", "", "", numbers)
                : new ReportPage.Group(
                        group.title(),
                        ids,
                        address(drawing.light()),
                        Integer.toString(ChartImages.WIDTH),
                        Integer.toString(drawing.chart().height(comparison)),
                        numbers);
    }

    static String address(String svg) {
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    private List<ReportPage.Section> sections() {
        var decisions = new ArrayList<PageTable>();
        for (var result : comparison.results()) {
            decisions.add(PageTables.outcomes(result));
            decisions.add(PageTables.changes(result));
        }
        var knobsAndInputs = new ArrayList<>(PageTables.knobs(comparison));
        knobsAndInputs.add(PageTables.inputs(comparison));
        var first = comparison.replications() > 1 ? "Of the first replication." : "";
        return List.of(
                new ReportPage.Section("Bill", first, each(PageTables::bill)),
                new ReportPage.Section(
                        "Decisions", first + " Every decision and non-decision is in decisions.jsonl.", decisions),
                new ReportPage.Section(
                        "Scaling activities",
                        first + " All are in the activities files.",
                        each(PageTables::activities)),
                new ReportPage.Section("Runs", "", each(PageTables::run)),
                new ReportPage.Section("Knobs and inputs", "", knobsAndInputs));
    }

    private List<PageTable> each(Function<CandidateResult, PageTable> table) {
        return comparison.results().stream().map(table).toList();
    }

    static String resource(String name) {
        try (var in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the file " + name + " is missing in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
