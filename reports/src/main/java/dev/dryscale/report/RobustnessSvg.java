package dev.dryscale.report;

import dev.dryscale.experiment.robustness.RobustnessReport;

/** The heat map as a picture that stands alone; every field carries its text, so that no colour has to be told apart. */
final class RobustnessSvg {

    private static final int LABEL = 240;
    private static final int FIELD = 170;
    private static final int LINE = 26;
    private static final int TOP = 64;
    private static final int MARGIN = 12;

    private RobustnessSvg() {}

    static String of(RobustnessReport report) {
        int width = LABEL + FIELD * report.candidates().size() + 2 * MARGIN;
        int height = TOP + LINE * report.rows().size() + MARGIN;
        var svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height);
        svg.append("\" width=\"").append(width).append("\" height=\"").append(height);
        svg.append("\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">\n");
        svg.append("<title>").append(escape(report.verdict())).append("</title>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(svg, MARGIN, 24, "#111111", report.scenarioName() + ": where policies break their gates");
        for (int c = 0; c < report.candidates().size(); c++) {
            text(
                    svg,
                    LABEL + FIELD * c + MARGIN,
                    TOP - 10,
                    "#111111",
                    report.candidates().get(c));
        }
        for (int r = 0; r < report.rows().size(); r++) {
            appendRow(svg, report.rows().get(r), TOP + LINE * r);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void appendRow(StringBuilder svg, RobustnessReport.Row row, int y) {
        text(svg, MARGIN, y + 18, "#111111", RobustnessCells.world(row));
        for (int c = 0; c < row.cells().size(); c++) {
            var cell = row.cells().get(c);
            int x = LABEL + FIELD * c;
            svg.append("<rect x=\"").append(x).append("\" y=\"").append(y);
            svg.append("\" width=\"").append(FIELD - 2).append("\" height=\"").append(LINE - 2);
            svg.append("\" fill=\"").append(RobustnessCells.colour(cell)).append("\"><title>");
            svg.append(escape(RobustnessCells.sentence(cell.worst()))).append("</title></rect>\n");
            text(svg, x + MARGIN, y + 18, RobustnessCells.ink(cell), RobustnessCells.text(cell));
        }
    }

    private static void text(StringBuilder svg, int x, int y, String ink, String text) {
        svg.append("<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" fill=\"")
                .append(ink);
        svg.append("\">").append(escape(text)).append("</text>\n");
    }

    private static String escape(String text) {
        return Names.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
