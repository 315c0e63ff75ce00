package dev.dryscale.report;

import java.util.List;

/**
 * Everything the template of {@code report.html} prints. Texts are printable and not yet escaped; {@code style},
 * {@code script} and {@code data} are ours and go in as they are.
 *
 * @param policy the Content-Security-Policy with the hashes of {@code style} and {@code script}
 * @param data a JSON document without any {@code <}
 */
record ReportPage(
        String title,
        String verdict,
        String about,
        List<String> warnings,
        List<PageTable> summary,
        String intervals,
        List<Picture> pictures,
        String reading,
        List<Group> groups,
        List<Section> sections,
        String reproduce,
        String seed,
        String version,
        String policy,
        String style,
        String script,
        String data) {

    /** A static picture in both themes, as {@code data:} addresses. */
    record Picture(String title, String light, String dark, String width, String height) {}

    /**
     * Charts of one subject: drawn live where scripts run, shown as a picture elsewhere.
     *
     * @param charts ids of the live charts
     * @param picture a {@code data:} address, empty when there is none
     */
    record Group(String title, List<String> charts, String picture, String width, String height, PageTable numbers) {}

    /** Tables under one heading. */
    record Section(String title, String note, List<PageTable> tables) {}
}
