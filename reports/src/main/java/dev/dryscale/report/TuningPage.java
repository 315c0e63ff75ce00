package dev.dryscale.report;

import java.util.List;

/** Everything the template {@code tuning.jte} prints; texts are printable and not yet escaped, {@code style} is ours. */
record TuningPage(
        String title,
        String verdict,
        String about,
        List<String> warnings,
        List<ReportPage.Picture> pictures,
        List<ReportPage.Section> sections,
        String reproduce,
        String seed,
        String version,
        String policy,
        String style) {}
