package dev.dryscale.report.chart;

import java.awt.Color;
import java.util.List;

/**
 * The colours of a chart. The series colours are those of Okabe and Ito (2008), told apart by people with any of the common
 * colour vision deficiencies; black, which a dark ground would swallow, is left to {@code text}.
 *
 * @param series one per candidate, starting over when there are more candidates
 */
public record Theme(
        Color background,
        Color text,
        Color mutedText,
        Color grid,
        Color inService,
        Color pending,
        Color terminating,
        Color limit,
        List<Color> series) {

    public Theme {
        series = List.copyOf(series);
    }

    private static final Color BLUE = new Color(0x0072B2);
    private static final Color VERMILLION = new Color(0xD55E00);
    private static final Color GREEN = new Color(0x009E73);
    private static final Color PURPLE = new Color(0xCC79A7);
    private static final Color ORANGE = new Color(0xE69F00);
    private static final Color SKY = new Color(0x56B4E9);

    /** For white paper. */
    public static final Theme LIGHT = new Theme(
            Color.WHITE,
            new Color(0x1B1F24),
            new Color(0x57606A),
            new Color(0xE3E7EB),
            SKY,
            ORANGE,
            PURPLE,
            VERMILLION,
            List.of(BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY));

    /** For a dark screen: the lighter half of the same colours first. */
    public static final Theme DARK = new Theme(
            new Color(0x0D1117),
            new Color(0xE6EDF3),
            new Color(0x9AA4AE),
            new Color(0x262C34),
            BLUE,
            ORANGE,
            PURPLE,
            VERMILLION,
            List.of(SKY, ORANGE, GREEN, PURPLE, VERMILLION, BLUE));

    /** The colour of a candidate, everywhere in a report. */
    public Color candidate(int index) {
        return series.get(index % series.size());
    }
}
