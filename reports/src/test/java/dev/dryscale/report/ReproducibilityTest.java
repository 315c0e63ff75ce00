package dev.dryscale.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same comparison gives the same bytes, whatever the Java process around it. Each process salts its hash order anew. */
final class ReproducibilityTest {

    @TempDir
    private Path parent;

    private String write(String folder, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.awt.headless=true");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WriteSample.class.getName()));
        command.add(parent.resolve(folder).toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private Map<String, String> texts(String folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(parent.resolve(folder))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (!name.endsWith(".png")) {
                    texts.put(name, Files.readString(file));
                }
            }
        }
        return texts;
    }

    @Test
    void localeZoneEncodingAndHashSaltChangeNothing() throws IOException, InterruptedException {
        write("plain", "-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC");
        write(
                "other",
                "-Duser.language=th",
                "-Duser.country=TH",
                "-Duser.extensions=u-ca-buddhist-nu-thai",
                "-Duser.timezone=Pacific/Chatham",
                "-Dfile.encoding=ISO-8859-1",
                "-Dline.separator=\r\n");

        assertThat(texts("plain").keySet())
                .contains("report.html", "result.json", "timeline.csv", "decisions.jsonl", "chart-capacity.svg");
        var plain = texts("plain");
        var other = texts("other");
        assertThat(other.keySet()).isEqualTo(plain.keySet());
        assertThat(plain.keySet())
                .allMatch(name -> Objects.equals(plain.get(name), other.get(name)), "has the same bytes");
    }

    @Test
    void aRuntimeWithoutAwtStillReportsAndSaysWhatIsMissing() throws IOException, InterruptedException {
        var said = write("bare", "--limit-modules", "java.base,java.logging");

        assertThat(said).isEqualTo("charts were skipped: this Java runtime has no java.desktop module\n");
        assertThat(texts("bare").keySet())
                .contains("report.html", "result.json", "timeline.csv")
                .noneMatch(name -> name.endsWith(".svg"));
        assertThat(texts("bare").get("report.html"))
                .contains("id=\"capacity-0\"")
                .doesNotContain("<img");
    }
}
