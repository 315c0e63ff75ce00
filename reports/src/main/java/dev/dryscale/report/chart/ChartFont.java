package dev.dryscale.report.chart;

import java.awt.AWTError;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.util.Optional;

/** The one font of all charts, bundled so that pictures do not depend on the machine. */
final class ChartFont {

    private static final String FILE = "DejaVuSansCondensed.ttf";

    private ChartFont() {}

    /** Reads the file once, when the first chart needs it. */
    private static final class Loaded {
        private static final Font FONT = load();
    }

    /** The font in 1 point; derive others from it. */
    static Font font() {
        return Loaded.FONT;
    }

    private static Font load() {
        try (var in = ChartFont.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the font " + FILE + " is missing in this build");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("the font " + FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Why charts cannot be drawn here, if so. Java runtimes without font libraries fail in many ways, most of them errors or
     * bare runtime exceptions from inside AWT; all of them show when a text is measured.
     */
    static Optional<String> problem() {
        try {
            load().deriveFont(12f).getStringBounds("0", new FontRenderContext(null, true, true));
            return Optional.empty();
        } catch (AWTError | InternalError | LinkageError | RuntimeException e) {
            var reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return Optional.of("charts were skipped: this Java runtime cannot use fonts (" + reason + ")");
        }
    }
}
