package dev.dryscale.aws.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.live.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where receipts, the audit log and locks are kept, readable by their owner alone.
 *
 * @param folder made when it is needed
 */
public record StateFolder(Path folder, Storage storage) {

    static final String RECEIPT_PREFIX = "receipt-";
    private static final String RECEIPT_SUFFIX = ".jsonl";
    private static final String AUDIT = "audit.jsonl";
    private static final String AUDIT_LOCK = "lock-audit";

    void make() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    Path receipt(String run) {
        return folder.resolve(RECEIPT_PREFIX + run + RECEIPT_SUFFIX);
    }

    /** All that was ever done from here. */
    List<ObjectNode> audited() throws IOException {
        return Chain.open(folder.resolve(AUDIT), storage).records();
    }

    /** Adds to the audit log, which all processes share: each reads its end anew and holds a lock meanwhile. */
    @SuppressWarnings("try") // the lock is held, not used
    void audit(ObjectNode content) throws IOException {
        try (var channel = FileChannel.open(
                        folder.resolve(AUDIT_LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            Chain.open(folder.resolve(AUDIT), storage).append(content);
        }
    }

    /** Every receipt, oldest first. */
    public List<Path> receipts() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> {
                        var name = file.getFileName().toString();
                        return name.startsWith(RECEIPT_PREFIX) && name.endsWith(RECEIPT_SUFFIX);
                    })
                    .sorted()
                    .toList();
        }
    }

    /** Held while one group is being changed; the system gives it back when the process ends, however it ends. */
    record Lock(FileChannel channel, @Nullable FileLock held) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /**
     * The lock of one group.
     *
     * @throws Refusal when another process has it
     */
    Lock lock(String account, String region, String group) throws IOException {
        make();
        var name = Files.isDirectory(folder)
                ? "lock-"
                        + dev.dryscale.scenario.input.Digest.of((account + "/" + region + "/" + group)
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .substring(0, 16)
                : "lock";
        var channel = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return new Lock(channel, lock);
            }
        } catch (OverlappingFileLockException e) {
            // this process has it
        }
        channel.close();
        throw new Refusal("another dryscale is changing group " + group + " right now");
    }
}
