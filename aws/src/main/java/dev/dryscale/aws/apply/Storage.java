package dev.dryscale.aws.apply;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes records durable; tests put a failing disk in its place. */
@FunctionalInterface
public interface Storage {

    /** Appends to {@code file} and returns only when the bytes are on the disk; makes the file if there is none. */
    void append(Path file, byte[] bytes) throws IOException;

    /** The disk. Files are readable by their owner alone. */
    static Storage disk() {
        return (file, bytes) -> {
            boolean made = !Files.exists(file);
            if (made && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            if (made) {
                forceFolder(file);
            }
        };
    }

    private static void forceFolder(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
