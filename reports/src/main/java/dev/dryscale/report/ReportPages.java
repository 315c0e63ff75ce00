package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import dev.dryscale.report.HtmlReport.Drawing;
import dev.dryscale.report.ReportFolder.Part;
import dev.dryscale.report.chart.ChartCatalog;
import dev.dryscale.report.chart.ChartImages;
import dev.dryscale.report.chart.Theme;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The files of a report folder that are for people's eyes: charts and the page. */
final class ReportPages {

    private ReportPages() {}

    /** Without fonts the page comes without pictures, and {@code notices} is told so. */
    static List<Part> parts(Comparison comparison, Consumer<String> notices) {
        var problem = problem();
        problem.ifPresent(notices);
        var drawings = problem.isPresent() ? Map.<String, Drawing>of() : drawings(comparison);
        var parts = new ArrayList<Part>();
        for (var drawing : drawings.values()) {
            var chart = drawing.chart();
            var svg = drawing.light().getBytes(StandardCharsets.UTF_8);
            parts.add(new Part(chart.fileName() + ".svg", out -> out.write(svg)));
            parts.add(new Part(chart.fileName() + ".png", out -> ChartImages.png(chart, comparison, Theme.LIGHT, out)));
        }
        var html = new HtmlReport(comparison, drawings).render().getBytes(StandardCharsets.UTF_8);
        parts.add(new Part("report.html", out -> out.write(html)));
        return parts;
    }

    /** Runtimes without the desktop module cannot even load what draws. */
    private static Optional<String> problem() {
        try {
            return ChartImages.problem();
        } catch (LinkageError e) {
            return Optional.of("charts were skipped: this Java runtime has no java.desktop module");
        }
    }

    /** In both themes where the page has no live chart of the same. */
    private static Map<String, Drawing> drawings(Comparison comparison) {
        var live = LiveCharts.of(comparison).stream()
                .map(LiveCharts.Group::picture)
                .toList();
        var drawings = new LinkedHashMap<String, Drawing>();
        for (var chart : ChartCatalog.applicable(comparison)) {
            var light = ChartImages.svg(chart, comparison, Theme.LIGHT);
            var dark = live.contains(chart.fileName()) ? "" : ChartImages.svg(chart, comparison, Theme.DARK);
            drawings.put(chart.fileName(), new Drawing(chart, light, dark));
        }
        return drawings;
    }
}
