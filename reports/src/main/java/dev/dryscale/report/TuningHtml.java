package dev.dryscale.report;

import dev.dryscale.experiment.tuning.TuningReport;
import dev.dryscale.report.chart.ChartImages;
import dev.dryscale.report.chart.ParetoPlot;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;

/** {@code report.html} of a search: one file that needs nothing else and runs no script. */
final class TuningHtml {

    private TuningHtml() {}

    /** @param light the picture; empty when it cannot be drawn */
    static String render(TuningReport report, String light, String dark) {
        var engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, TuningHtml.class.getClassLoader(), TuningHtml.class.getPackageName());
        var out = new StringOutput();
        engine.render("tuning.jte", page(report, light, dark), out);
        return out.toString();
    }

    private static TuningPage page(TuningReport report, String light, String dark) {
        var style = HtmlReport.resource("report.css");
        var picture = light.isEmpty()
                ? List.<ReportPage.Picture>of()
                : List.of(new ReportPage.Picture(
                        ParetoPlot.TITLE,
                        HtmlReport.address(light),
                        HtmlReport.address(dark),
                        Integer.toString(ChartImages.WIDTH),
                        Integer.toString(ParetoPlot.HEIGHT)));
        return new TuningPage(
                Names.printable(report.scenarioName()) + " tuned - Dryscale",
                Names.printable(report.verdict()),
                Names.printable(
                        report.scenarioName() + ": " + report.plan().split().sentence()),
                report.warnings().stream().map(Names::printable).toList(),
                picture,
                new TuningTables(report)
                        .sections().stream()
                                .map(section -> new ReportPage.Section(
                                        section.title(), Names.printable(section.note()), section.tables()))
                                .toList(),
                Names.printable(report.reproduce()),
                Long.toString(report.plan().split().trainSeed()),
                Names.printable(report.version()),
                "default-src 'none'; img-src data:; style-src '" + HtmlReport.hash(style)
                        + "'; base-uri 'none'; form-action 'none'",
                style);
    }
}
