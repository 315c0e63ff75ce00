package dev.dryscale.scenario.tuning;

import com.fasterxml.jackson.core.JsonFactory;
import dev.dryscale.experiment.Measure;
import dev.dryscale.experiment.SweepResult;
import dev.dryscale.experiment.SweepRun;
import dev.dryscale.experiment.tuning.SweepJournal;
import dev.dryscale.fleet.Fidelity;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.input.Digest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the results of a search in a file that only grows. Each line is the SHA-256 of the line before's hash and of what
 * follows, a blank, and a JSON object; the first says which search it is. A line cut off by a crash is dropped, a line that
 * does not match its hash is refused.
 */
public final class CheckpointFile implements SweepJournal, AutoCloseable {

    private static final String START = "dryscale-checkpoint 1";
    private static final int HASH = 64;

    private final String shown;
    private final FileChannel channel;
    private final List<SweepResult> kept = new ArrayList<>();
    private String hash = START;

    private CheckpointFile(String shown, FileChannel channel) {
        this.shown = shown;
        this.channel = channel;
    }

    /**
     * Opens or makes the checkpoint in {@code file}; nobody else may have it open.
     *
     * @param shown how messages call the file
     * @param search what every result in it depends on: program, files and settings
     * @throws ProblemsException when it is damaged or of another search; it is then left as it is
     * @throws IOException when it cannot be read or written
     */
    public static CheckpointFile open(Path file, String shown, String search) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            var checkpoint = new CheckpointFile(shown, channel);
            if (!checkpoint.isLocked()) {
                throw refused(shown, 0, "is in use by another dryscale");
            }
            checkpoint.load(Files.readAllBytes(file), "{\"search\":\"" + Digest.of(bytes(search)) + "\"}");
            return checkpoint;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private boolean isLocked() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void load(byte[] bytes, String head) throws IOException {
        int from = 0;
        int number = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                number++;
                line(new String(bytes, from, i - from, StandardCharsets.UTF_8), number, head);
                from = i + 1;
            }
        }
        channel.truncate(from);
        channel.position(from);
        if (from == 0) {
            append(head);
        }
    }

    private void line(String line, int number, String head) {
        String content = line.length() > HASH + 1 ? line.substring(HASH + 1) : "";
        String expected = Digest.of(bytes(hash + content));
        if (!line.startsWith(expected + " ")) {
            throw refused(
                    shown,
                    number,
                    "does not match its hash: the checkpoint was damaged or changed; it is left as it is, and --fresh begins a new one");
        }
        hash = expected;
        if (number > 1) {
            kept.add(result(content, number));
        } else if (!content.equals(head)) {
            throw refused(
                    shown,
                    number,
                    "is of another search: the scenario, its files, the settings or the version were others; it is left as it is, and --fresh begins a new one");
        }
    }

    private static ProblemsException refused(String shown, int line, String rule) {
        var problems = new Problems();
        problems.error(shown, line, "", rule, null);
        return new ProblemsException(problems.all());
    }

    @Override
    public List<SweepResult> kept() {
        return List.copyOf(kept);
    }

    @Override
    public void keep(SweepResult result) {
        try {
            append(json(result));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String content) throws IOException {
        hash = Digest.of(bytes(hash + content));
        var line = ByteBuffer.wrap(bytes(hash + " " + content + "\n"));
        while (line.hasRemaining()) {
            channel.write(line);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(SweepResult result) throws IOException {
        var out = new StringWriter();
        try (var json = new JsonFactory().createGenerator(out)) {
            var run = result.run();
            json.writeStartObject();
            json.writeStringField("candidate", run.candidate());
            json.writeObjectFieldStart("changes");
            for (var change : run.changes().entrySet()) {
                json.writeStringField(change.getKey(), change.getValue());
            }
            json.writeEndObject();
            json.writeStringField("traffic", run.traffic());
            json.writeStringField("fidelity", run.fidelity().name());
            json.writeStringField("seed", Long.toString(run.seed()));
            json.writeStringField("replication", Integer.toString(run.replication()));
            json.writeObjectFieldStart("measures");
            for (var measure : result.measures().entrySet()) {
                json.writeStringField(measure.getKey().name(), Double.toHexString(measure.getValue()));
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return out.toString();
    }

    private SweepResult result(String content, int number) {
        var problems = new Problems();
        var node = DocumentReader.read(shown + ".json", bytes(content), problems);
        try {
            var members = members(node);
            var measures = new EnumMap<Measure, Double>(Measure.class);
            members(members.get("measures"))
                    .forEach((name, value) -> measures.put(Measure.valueOf(name), Double.valueOf(text(value))));
            var changes = new TreeMap<String, String>();
            members(members.get("changes")).forEach((path, value) -> changes.put(path, text(value)));
            var run = new SweepRun(
                    text(members.get("candidate")),
                    changes,
                    text(members.get("traffic")),
                    Fidelity.valueOf(text(members.get("fidelity"))),
                    Long.parseLong(text(members.get("seed"))),
                    Integer.parseInt(text(members.get("replication"))));
            return new SweepResult(run, measures);
        } catch (IllegalArgumentException e) {
            throw refused(shown, number, "holds no result of this version; --fresh begins a new checkpoint");
        }
    }

    private static Map<String, Node> members(@Nullable Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.members();
        }
        throw new IllegalArgumentException("no mapping");
    }

    private static String text(@Nullable Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.text();
        }
        throw new IllegalArgumentException("no text");
    }

    @Override
    public void close() throws IOException {
        channel.force(true);
        channel.close();
    }
}
