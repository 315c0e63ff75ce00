package dev.dryscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.scenario.input.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The library's golden results: what {@code compare NAME -o markdown} printed when somebody last looked at it. They guard
 * against changes that nobody meant; whether an answer is right is the matter of {@code LibraryAnswersTest}. Written anew, with
 * the pictures of {@code docs/library.md}, by
 *
 * <pre>mvn -Dquick -pl cli -am test -Dtest=LibraryTest -Dsurefire.failIfNoSpecifiedTests=false -Ddryscale.golden=update</pre>
 */
final class LibraryTest {

    /**
     * Those that replay a recording which is no part of the project, the one that is there for its size, and AutoScale's six,
     * whose result is on the page of validation.
     */
    private static final List<String> WITHOUT_GOLDEN = List.of(
            "autoscale-big-spike",
            "autoscale-dual-phase",
            "autoscale-large-variations",
            "autoscale-quickly-varying",
            "autoscale-slowly-varying",
            "autoscale-steep-tri-phase",
            "day-95m",
            "nasa-july",
            "paytm-log",
            "paytm-seconds",
            "worldcup");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path LIBRARY = ROOT.resolve("scenarios/library");
    private static final Path DOCS = ROOT.resolve("docs");
    private static final boolean UPDATE = "update".equals(System.getProperty("dryscale.golden"));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyScenarioGivesItsGoldenResult() {
        return goldenNames()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    if (UPDATE) {
                        update(name);
                    }
                    assertThat(compare(name, "--no-report")).isEqualTo(Files.readString(golden(name)));
                }));
    }

    @Test
    void thePageOfTheLibraryShowsEveryScenario() throws IOException {
        var page = DOCS.resolve("library.md");
        if (UPDATE) {
            Files.writeString(page, page());
        }
        assertThat(Files.readString(page)).isEqualTo(page());
        assertThat(goldenNames().map(LibraryTest::picture)).allMatch(Files::exists);
    }

    private static Stream<String> goldenNames() {
        return ScenarioLibrary.names().stream().filter(name -> !WITHOUT_GOLDEN.contains(name));
    }

    private static Path golden(String name) {
        return LIBRARY.resolve("golden").resolve(name + ".md");
    }

    private static Path picture(String name) {
        return DOCS.resolve("library").resolve(name + ".svg");
    }

    private String compare(String name, String... more) {
        var args = Stream.concat(
                Stream.of("compare", name, "--replications", "2", "-o", "markdown", "--out", name + "-out"),
                Stream.of(more));
        var result = Console.in(folder).execute(args.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isIn(ExitCode.DONE, ExitCode.GATE_MISSED);
        return result.out();
    }

    private void update(String name) throws IOException {
        Files.createDirectories(golden(name).getParent());
        Files.createDirectories(picture(name).getParent());
        Files.writeString(golden(name), compare(name));
        Files.write(
                picture(name), Files.readAllBytes(folder.resolve(name + "-out").resolve("chart-capacity.svg")));
    }

    /** One section a scenario: what the library's README says of it, the picture, and where its result lies. */
    private static String page() throws IOException {
        var readme = Files.readString(LIBRARY.resolve("README.md"));
        var page = new StringBuilder("""
                # The scenario library, with what came of each question

                Made by `LibraryTest`; see `scenarios/library/README.md` for all scenarios. The pictures show demand at 100 % use
                against the instances by state, a panel for each policy.
                """);
        for (var name : goldenNames().toList()) {
            page.append("\n## ")
                    .append(name)
                    .append("\n\n")
                    .append(entry(readme, name))
                    .append("\n\n");
            page.append("![Capacity against demand](library/").append(name).append(".svg)\n\n");
            page.append("[Result](../scenarios/library/golden/").append(name).append(".md) of `dryscale compare ");
            page.append(name).append("`.\n");
        }
        return page.toString();
    }

    private static String entry(String readme, String name) {
        var start = "- **" + name + "**: ";
        int from = readme.indexOf(start);
        assertThat(from).as("the library's README on " + name).isNotNegative();
        int to = readme.indexOf("\n- **", from + 1);
        return readme.substring(from + start.length(), to < 0 ? readme.length() : to)
                .strip()
                .replace("\n  ", "\n");
    }
}
