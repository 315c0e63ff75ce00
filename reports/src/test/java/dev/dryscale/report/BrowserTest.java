package dev.dryscale.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.dryscale.experiment.Comparison;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: an installed Chromium, opened from a file, without any network. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrowserTest {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-sync",
            "--disable-component-update",
            "--disable-background-networking");

    /** How many colours a canvas has. */
    private static final String PAINTED = "canvas => { const d = canvas.getContext('2d')"
            + ".getImageData(0, 0, canvas.width, canvas.height).data;"
            + " const seen = new Set(); for (let i = 0; i < d.length; i += 4)"
            + " seen.add((d[i] << 24) + (d[i+1] << 16) + (d[i+2] << 8) + d[i+3]); return seen.size; }";

    @TempDir
    private static Path folder;

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @BeforeAll
    void start() {
        var executable = chromium();
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium on this machine's PATH");
        var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.get())
                        .setArgs(FLAGS));
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }

    private Page open(String html, ColorScheme scheme, boolean scripts, List<String> complaints) throws IOException {
        var file = Files.writeString(Files.createTempFile(folder, "report", ".html"), html);
        var context = Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1100, 900)
                        .setColorScheme(scheme)
                        .setJavaScriptEnabled(scripts));
        var page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) {
                complaints.add("request: " + request.url());
            }
        });
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.navigate(file.toUri().toString());
        return page;
    }

    private static String html(Comparison comparison) throws IOException {
        var out = new ByteArrayOutputStream();
        for (var part : ReportPages.parts(comparison, notice -> {})) {
            if (part.fileName().equals("report.html")) {
                part.content().writeTo(out);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private Page day(ColorScheme scheme) throws IOException {
        return open(html(SampleComparison.day()), scheme, true, new ArrayList<>());
    }

    @Test
    void opensWithoutErrorsAndWithoutTheNetwork() throws IOException {
        var complaints = new ArrayList<String>();
        var page = open(html(SampleComparison.day()), ColorScheme.LIGHT, true, complaints);

        assertThat(page.locator("h1").textContent()).startsWith("calm misses no gate");
        assertThat(complaints).isEmpty();
    }

    @Test
    void everyChartIsDrawn() throws IOException {
        var page = day(ColorScheme.LIGHT);
        var canvases = page.locator(".live canvas");

        assertThat(canvases.count()).isEqualTo(6);
        for (var canvas : canvases.all()) {
            assertThat((Integer) canvas.evaluate(PAINTED)).isGreaterThan(10);
        }
        assertThat(page.locator(".static").first().isVisible()).isFalse();
    }

    /** The sample's spike is at 14:07; half a pixel of the plot is less than a minute. */
    @Test
    void oneCursorIsSharedByAllCharts() throws IOException {
        var page = day(ColorScheme.LIGHT);
        var over = page.locator("#cpu .u-over");
        over.scrollIntoViewIfNeeded();
        var box = over.boundingBox();
        page.mouse().move(box.x + box.width * SampleDay.SPIKE_MINUTE / 1439.0, box.y + 20);

        var times = page.locator(".u-legend .u-series:first-child .u-value").allTextContents();
        assertThat(times).hasSize(6).allMatch(time -> time.equals(times.get(0)));
        assertThat(times.get(0)).startsWith("2026-03-10 14:0");
    }

    @Test
    void pointingAtAnActivityShowsItsReason() throws IOException {
        var page = day(ColorScheme.LIGHT);
        var activity = SampleComparison.day().baseline().run().activities().get(0);
        var over = page.locator("#capacity-0 .u-over");
        over.scrollIntoViewIfNeeded();
        var box = over.boundingBox();
        var minute = activity.startNanos() / 60e9;
        page.mouse().move(box.x + box.width * minute / 1439, box.y + 60);

        var tip = page.locator("#capacity-0 .tip");
        assertThat(tip.isVisible()).isTrue();
        assertThat(tip.textContent()).contains(activity.cause()).contains(activity.description());
        page.mouse().move(box.x + 5, box.y + 60);
        assertThat(tip.isVisible()).isFalse();
    }

    @Test
    void followsTheReadersDarkMode() throws IOException {
        var dark = day(ColorScheme.DARK);

        assertThat(dark.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(13, 17, 23)");
        assertThat((String) dark.evaluate("document.querySelector('picture img').currentSrc"))
                .isNotEqualTo(day(ColorScheme.LIGHT).evaluate("document.querySelector('picture img').currentSrc"));
    }

    @Test
    void worksWithoutScripts() throws IOException {
        var page = open(html(SampleComparison.day()), ColorScheme.LIGHT, false, new ArrayList<>());

        assertThat(page.locator(".static").all()).hasSize(4).allMatch(figure -> figure.isVisible());
        assertThat(page.locator(".live").first().isVisible()).isFalse();
        for (var image : page.locator("img").all()) {
            assertThat(image.boundingBox().height).isGreaterThan(100);
        }
    }

    /** The template's own elements and attributes are the same for every name, so a count shows any that a name made. */
    @Test
    void namesOfTheCorpusAddNoElement() throws IOException {
        var harmless = elements("name", "other");
        for (var file : List.of("xss.jsonl", "blns.jsonl")) {
            var names = Corpus.strings(file).stream()
                    .filter(name -> !name.isBlank())
                    .toList();
            for (var at = 0; at + 1 < names.size(); at += 40) {
                assertThat(elements(names.get(at), names.get(at + 1)))
                        .as(names.get(at))
                        .isEqualTo(harmless);
            }
        }
    }

    @Test
    void scriptsInNamesStayText() throws IOException {
        var script = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";
        assertThat(elements(script, "<svg/onload=alert(3)>")).isEqualTo(elements("name", "other"));
    }

    private Object elements(String baseline, String challenger) throws IOException {
        var complaints = new ArrayList<String>();
        var page =
                open(html(SampleComparison.named(baseline, baseline, challenger)), ColorScheme.LIGHT, true, complaints);
        var counted = page.evaluate("(() => { const all = {}; document.querySelectorAll('*').forEach(e => {"
                + " const k = e.tagName + ' ' + e.getAttributeNames().join(','); all[k] = (all[k] || 0) + 1; });"
                + " return JSON.stringify(all, Object.keys(all).sort()); })()");
        assertThat(complaints).as(baseline).isEmpty();
        page.context().close();
        return counted;
    }
}
