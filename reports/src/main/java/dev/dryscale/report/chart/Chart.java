package dev.dryscale.report.chart;

import dev.dryscale.experiment.Comparison;
import org.jfree.chart.JFreeChart;

/** One picture of a comparison; always printed with its numbers beside it. */
public interface Chart {

    /** The file's name without folder and extension, e.g. {@code chart-capacity}. */
    String fileName();

    /** What the picture shows, in words; the alternative text of the picture. */
    String title();

    /** Draws; the same comparison and theme give the same picture in every locale and time zone. */
    JFreeChart draw(Comparison comparison, Theme theme);

    /** Whether the comparison has what the picture needs. */
    boolean appliesTo(Comparison comparison);

    /** Pixels; the width is the same for all charts. */
    int height(Comparison comparison);
}
