package dev.dryscale.report;

import dev.dryscale.experiment.tuning.TuningReport;
import dev.dryscale.report.ReportFolder.Part;
import dev.dryscale.report.chart.ChartImages;
import dev.dryscale.report.chart.ParetoPlot;
import dev.dryscale.report.chart.Theme;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** The report of a search: its folder, and what goes to standard output. */
public final class TuningFolder {

    private TuningFolder() {}

    /**
     * Writes the report, the picture, {@code result.json} and the tuned policies, as {@link ReportFolder#write} does.
     *
     * @param policies by file name, e.g. {@code tuned-policy.json}
     * @throws IOException if a file could not be written completely; earlier files are then untouched
     */
    public static void write(TuningReport report, Map<String, String> policies, Path folder, ReportOptions options)
            throws IOException {
        var parts = new ArrayList<Part>();
        var problem = options.pages() ? problem() : "";
        boolean draws = options.pages() && problem.isEmpty();
        if (!problem.isEmpty()) {
            options.notices().accept(problem);
        }
        var light = draws ? ParetoPlot.svg(report.result(), Theme.LIGHT) : "";
        var dark = draws ? ParetoPlot.svg(report.result(), Theme.DARK) : "";
        if (draws) {
            parts.add(text(ParetoPlot.FILE + ".svg", light));
        }
        if (options.pages()) {
            parts.add(text("report.html", TuningHtml.render(report, light, dark)));
            parts.add(text("report.md", TuningText.markdown(report)));
        }
        new TreeMap<>(policies).forEach((name, json) -> parts.add(text(name, json)));
        parts.add(new Part(ReportFolder.RESULT_FILE, out -> new TuningJson(report).write(out)));
        new AtomicFolder(folder).replace(parts);
    }

    private static Part text(String name, String text) {
        return new Part(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Runtimes without the desktop module cannot even load what draws. */
    private static String problem() {
        try {
            return ChartImages.problem().orElse("");
        } catch (LinkageError e) {
            return "charts were skipped: this Java runtime has no java.desktop module";
        }
    }

    /** For a person at a terminal. */
    public static String terminal(TuningReport report) {
        return TuningText.terminal(report);
    }

    public static String markdown(TuningReport report) {
        return TuningText.markdown(report);
    }

    public static void json(TuningReport report, OutputStream out) throws IOException {
        new TuningJson(report).write(out);
    }
}
