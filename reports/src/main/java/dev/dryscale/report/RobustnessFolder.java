package dev.dryscale.report;

import dev.dryscale.experiment.robustness.RobustnessReport;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The folder of a heat map: the page, the picture and the data. */
public final class RobustnessFolder {

    private RobustnessFolder() {}

    /**
     * Writes {@code robustness.html}, {@code heatmap.svg}, {@code robustness.csv} and {@code robustness.json}, all or none.
     *
     * @return the files, in the order in which they were put in place
     * @throws java.nio.file.FileAlreadyExistsException if the folder holds something that is no report of ours
     * @throws IOException if a file could not be written completely; earlier files are then untouched
     */
    public static List<Path> write(RobustnessReport report, Path folder) throws IOException {
        return new AtomicFolder(folder)
                .replace(List.of(
                        text("robustness.html", page(report)),
                        text("heatmap.svg", RobustnessSvg.of(report)),
                        new ReportFolder.Part("robustness.csv", out -> new RobustnessCsv().write(report, out)),
                        new ReportFolder.Part("robustness.json", out -> new RobustnessJson().write(report, out))));
    }

    private static ReportFolder.Part text(String name, String content) {
        return new ReportFolder.Part(name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String page(RobustnessReport report) {
        var engine = TemplateEngine.createPrecompiled(
                null,
                ContentType.Html,
                RobustnessFolder.class.getClassLoader(),
                RobustnessFolder.class.getPackageName());
        var out = new StringOutput();
        engine.render("robustness.jte", RobustnessPage.of(report), out);
        return out.toString();
    }
}
