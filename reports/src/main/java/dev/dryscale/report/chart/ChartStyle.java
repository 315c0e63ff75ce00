package dev.dryscale.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.renderer.AbstractRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;

/** How all charts look: one font, few lines, no shadows. */
final class ChartStyle {

    static final float LINE = 1.5f;
    private static final int NAME_LENGTH = 40;

    private final Theme theme;
    private final Font font;

    ChartStyle(Theme theme) {
        this.theme = theme;
        this.font = ChartFont.font();
    }

    Theme theme() {
        return theme;
    }

    Font text() {
        return font.deriveFont(12f);
    }

    /** The finished chart: title at the left, everything in the theme's colours. */
    JFreeChart finish(String title, Plot plot) {
        var chart = new JFreeChart(title, text(), plot, true);
        look().apply(chart);
        chart.setBackgroundPaint(theme.background());
        chart.setPadding(new RectangleInsets(10, 12, 8, 16));
        var heading = chart.getTitle();
        heading.setHorizontalAlignment(HorizontalAlignment.LEFT);
        heading.setPadding(0, 2, 8, 0);
        var legend = chart.getLegend();
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(theme.background());
        return chart;
    }

    private StandardChartTheme look() {
        var look = new StandardChartTheme("dryscale");
        look.setExtraLargeFont(font.deriveFont(16f));
        look.setLargeFont(font.deriveFont(12.5f));
        look.setRegularFont(font.deriveFont(12f));
        look.setSmallFont(font.deriveFont(11f));
        look.setTitlePaint(theme.text());
        look.setSubtitlePaint(theme.text());
        look.setChartBackgroundPaint(theme.background());
        look.setLegendBackgroundPaint(theme.background());
        look.setLegendItemPaint(theme.text());
        look.setPlotBackgroundPaint(theme.background());
        look.setPlotOutlinePaint(theme.grid());
        look.setDomainGridlinePaint(theme.grid());
        look.setRangeGridlinePaint(theme.grid());
        look.setAxisLabelPaint(theme.mutedText());
        look.setTickLabelPaint(theme.mutedText());
        look.setItemLabelPaint(theme.text());
        look.setAxisOffset(RectangleInsets.ZERO_INSETS);
        look.setShadowVisible(false);
        look.setBarPainter(new StandardBarPainter());
        look.setXYBarPainter(new StandardXYBarPainter());
        return look;
    }

    /** A value axis from zero, with its unit, in no locale. */
    NumberAxis valueAxis(String label) {
        var axis = new NumberAxis(label);
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
        axis.setAutoRangeIncludesZero(true);
        axis.setUpperMargin(0.1);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    /** One colour for all series; unlike the colour of one series it survives {@link #finish}. */
    static void paint(AbstractRenderer renderer, Color colour) {
        renderer.setDefaultPaint(colour);
        renderer.setAutoPopulateSeriesPaint(false);
    }

    /** A name as it fits into a picture: on one line, nothing invisible, not too long. */
    static String name(String name) {
        var plain = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
        var length = plain.codePointCount(0, plain.length());
        return length <= NAME_LENGTH ? plain : plain.substring(0, plain.offsetByCodePoints(0, NAME_LENGTH - 1)) + "…";
    }

    static NumberFormat plain(int decimals) {
        var format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setMaximumFractionDigits(decimals);
        return format;
    }

    static BasicStroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed() {
        return new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);
    }

    static BasicStroke dotted() {
        return new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 3}, 0);
    }

    static Color withAlpha(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }
}
