package dev.dryscale.report.chart;

import dev.dryscale.experiment.Comparison;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;

/** Charts as files: SVG with fixed ids and text as outlines, and PNG. */
public final class ChartImages {

    /** Pixels of every chart. */
    public static final int WIDTH = 960;

    private static final int PNG_SCALE = 2;
    private static final DoubleFunction<String> TWO_DECIMALS = ChartImages::decimals;

    private ChartImages() {}

    /** Why charts cannot be drawn on this Java runtime, as a sentence; empty when they can. */
    public static Optional<String> problem() {
        return ChartFont.problem();
    }

    /** The chart as one {@code svg} element; the same bytes on every run. */
    public static String svg(Chart chart, Comparison comparison, Theme theme) {
        return svg(chart.draw(comparison, theme), chart.fileName(), chart.height(comparison));
    }

    static String svg(JFreeChart drawn, String id, int height) {
        var graphics = new SVGGraphics2D(WIDTH, height);
        graphics.setDefsKeyPrefix(id);
        graphics.setGeomDoubleConverter(TWO_DECIMALS);
        graphics.setTransformDoubleConverter(TWO_DECIMALS);
        graphics.setRenderingHint(SVGHints.KEY_DRAW_STRING_TYPE, SVGHints.VALUE_DRAW_STRING_TYPE_VECTOR);
        drawn.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
        return graphics.getSVGElement(id) + "\n";
    }

    /** The chart in twice as many pixels, for screens that have them; the bytes may differ between JDKs. */
    public static void png(Chart chart, Comparison comparison, Theme theme, OutputStream out) throws IOException {
        var height = chart.height(comparison);
        var image = new BufferedImage(WIDTH * PNG_SCALE, height * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.scale(PNG_SCALE, PNG_SCALE);
            chart.draw(comparison, theme).draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
        } finally {
            graphics.dispose();
        }
        // In memory first: ImageIO would make a temporary file, and would hide why writing to out fails.
        var bytes = new ByteArrayOutputStream();
        try (var encoded = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", encoded)) {
                throw new IOException("this Java runtime cannot write PNG");
            }
        }
        bytes.writeTo(out);
    }

    private static String decimals(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
