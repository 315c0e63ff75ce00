package dev.dryscale.aws.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.live.Canonical;
import dev.dryscale.aws.live.Refusal;
import dev.dryscale.aws.plan.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of records, each with the digest of the one before it, so that none can be changed, taken out or put in without
 * breaking the chain. What a crash cut off within the last line was never acted upon and does not count.
 */
final class Chain {

    private static final String FIRST = "0".repeat(64);
    private static final long MOST_BYTES = 64L << 20;

    private final Path file;
    private final Storage storage;
    private final List<ObjectNode> records = new ArrayList<>();

    private Chain(Path file, Storage storage) {
        this.file = file;
        this.storage = storage;
    }

    /**
     * Opens a file, which may not exist yet.
     *
     * @throws Refusal when its chain is broken
     */
    static Chain open(Path file, Storage storage) throws IOException {
        var chain = new Chain(file, storage);
        if (Files.exists(file)) {
            if (Files.isSymbolicLink(file) || Files.size(file) > MOST_BYTES) {
                throw new Refusal(file + ": must be a file of at most 64 MiB, not a symbolic link");
            }
            chain.readAll();
        }
        return chain;
    }

    private void readAll() throws IOException {
        var text = Files.readString(file, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n') + 1;
        for (var line : text.substring(0, end).lines().toList()) {
            var record = parsed(line);
            var stated = record.remove("sha256");
            boolean whole = stated != null && stated.asText().equals(Canonical.digest(record));
            if (!whole
                    || !record.path("previous").asText().equals(head())
                    || record.path("seq").asInt() != size() + 1) {
                throw broken(records.size() + 1);
            }
            record.set("sha256", stated);
            records.add(record);
        }
        if (end < text.length()) {
            try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
                channel.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
            }
        }
    }

    private ObjectNode parsed(String line) {
        try {
            return StrictJson.readLine(line, file.toString());
        } catch (IllegalArgumentException e) {
            throw broken(records.size() + 1);
        }
    }

    private Refusal broken(int line) {
        return new Refusal(
                file + ":" + line + ": the chain of records is broken: the file was cut or edited. Nothing is "
                        + "done on its word; compare the group itself with the audit log");
    }

    /** Digest of the newest record. */
    String head() {
        return records.isEmpty()
                ? FIRST
                : records.get(records.size() - 1).path("sha256").asText();
    }

    int size() {
        return records.size();
    }

    List<ObjectNode> records() {
        return List.copyOf(records);
    }

    /** Adds a record; it is on the disk when this returns. */
    ObjectNode append(ObjectNode content) throws IOException {
        var record = JsonNodeFactory.instance.objectNode();
        record.put("seq", records.size() + 1).put("previous", head());
        record.setAll(content);
        record.put("sha256", Canonical.digest(record));
        storage.append(file, (Canonical.text(record) + "\n").getBytes(StandardCharsets.UTF_8));
        records.add(record);
        return record;
    }
}
