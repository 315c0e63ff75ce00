import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

/** Reads every file of a report folder with a parser that is not ours; exit code 1 names the first that fails. */
public final class WellFormed {

    private static final List<String> EXPECTED =
            List.of("report.html", "result.json", "timeline.csv", "decisions.jsonl", "activities.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public static void main(String[] folders) throws Exception {
        require(folders.length > 0, "no report folder given");
        for (String folder : folders) {
            check(Path.of(folder));
        }
    }

    private static void check(Path folder) throws Exception {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (String name : EXPECTED) {
            require(files.stream().anyMatch(file -> file.endsWith(name)), folder + " has no " + name);
        }
        for (Path file : files) {
            try {
                require(Files.size(file) > 0, "empty");
                read(file);
            } catch (Exception e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
        }
        System.out.println(folder + ": " + files.size() + " files, all well-formed");
    }

    private static void read(Path file) throws Exception {
        String name = file.getFileName().toString();
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "json" -> require(JSON.readTree(file.toFile()).size() > 0, "empty JSON");
            case "jsonl" -> {
                for (String line : Files.readAllLines(file)) {
                    require(JSON.readTree(line).isObject(), "a line is no object");
                }
            }
            case "csv" -> csv(file);
            case "svg" -> {
                var factory = DocumentBuilderFactory.newInstance();
                factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
                factory.newDocumentBuilder().parse(file.toFile());
            }
            case "png" -> require(ImageIO.read(file.toFile()) != null, "no picture");
            case "html" -> {
                String text = Files.readString(file);
                require(text.regionMatches(true, 0, "<!doctype html>", 0, 15), "no doctype");
                require(text.stripTrailing().endsWith("</html>"), "cut off");
                require(text.replace("&#39;", "'").contains("default-src 'none'"), "no content security policy");
            }
            default -> {}
        }
    }

    private static void csv(Path file) throws IOException {
        try (var rows = CsvReader.builder().ofCsvRecord(file)) {
            long width = -1;
            long count = 0;
            for (var row : rows) {
                width = width < 0 ? row.getFieldCount() : width;
                require(row.getFieldCount() == width, "line " + row.getStartingLineNumber() + " has another width");
                count++;
            }
            require(count > 1, "no rows");
        }
    }

    private static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(otherwise);
        }
    }
}
