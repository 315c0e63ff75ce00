package dev.dryscale.report;

import dev.dryscale.experiment.Comparison;
import java.util.List;
import java.util.function.Consumer;

/** The files of a report folder that are for people's eyes. */
final class ReportPages {

    private ReportPages() {}

    static List<ReportFolder.Part> parts(Comparison comparison, Consumer<String> notices) {
        return List.of();
    }
}
