package dev.dryscale.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** A folder whose files are replaced together: all of them are written and forced before the first gets its name. */
final class AtomicFolder {

    private static final String TEMPORARY_PREFIX = ".dryscale-";
    private static final int HEAD_BYTES = 64;

    /** Every name a report of ours may have; nothing else is ever removed. */
    private static final Pattern OURS = Pattern.compile("activities(-[a-z0-9-]+-[0-9a-f]{8})?\\.json|result\\.json"
            + "|timeline\\.csv|decisions\\.jsonl|report\\.(html|md)|chart-[a-z0-9-]+\\.(svg|png)"
            + "|robustness\\.(html|csv|json)|heatmap\\.svg|tuned(-applicable)?-policy\\.json|\\.dryscale-.*");

    private final Path folder;

    AtomicFolder(Path folder) {
        this.folder = folder;
    }

    /** Puts {@code parts} in place, in their order, and removes other files that a report of ours left. */
    List<Path> replace(List<ReportFolder.Part> parts) throws IOException {
        var present = refuseForeign();
        Files.createDirectories(folder);
        var written = new ArrayList<Path>();
        try {
            for (var part : parts) {
                var temporary = folder.resolve(TEMPORARY_PREFIX + part.fileName());
                written.add(temporary);
                writeForced(temporary, part.content());
            }
        } catch (IOException | RuntimeException e) {
            for (var temporary : written) {
                Files.deleteIfExists(temporary);
            }
            throw e;
        }
        var placed = rename(parts);
        removeStale(present, parts);
        forceFolder();
        return placed;
    }

    /** Finds out whether {@link #replace} could begin: nothing that stays is made. */
    void probe() throws IOException {
        refuseForeign();
        var existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw new NotDirectoryException(existing.toString());
        }
        try {
            Files.delete(Files.createTempDirectory(existing, TEMPORARY_PREFIX));
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            throw new FileSystemException(
                    folder.toString(), null, "cannot be written: nothing can be made in " + existing);
        }
    }

    private List<String> refuseForeign() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        List<String> present;
        try (var entries = Files.list(folder)) {
            present = entries.map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        }
        var foreign =
                present.stream().filter(name -> !OURS.matcher(name).matches()).findFirst();
        if (foreign.isPresent() && !holdsResult()) {
            throw new FileAlreadyExistsException(
                    folder.toString(), null, "is no report folder: it holds " + Names.printable(foreign.get()));
        }
        return present;
    }

    private boolean holdsResult() throws IOException {
        var result = folder.resolve(ReportFolder.RESULT_FILE);
        if (!Files.isRegularFile(result, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var in = Files.newInputStream(result)) {
            var head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
            return head.contains("\"" + JsonReport.FORMAT + "\"")
                    || head.contains("\"" + JsonReport.TRACES_FORMAT + "\"")
                    || head.contains("\"" + TuningJson.FORMAT + "\"");
        }
    }

    private static void writeForced(Path file, ReportFolder.Content content) throws IOException {
        Files.deleteIfExists(file);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) { // such as a full disk, which does not say where
            var target = file.resolveSibling(file.getFileName().toString().substring(TEMPORARY_PREFIX.length()));
            throw new FileSystemException(target.toString(), null, e.getMessage());
        }
    }

    private List<Path> rename(List<ReportFolder.Part> parts) throws IOException {
        var placed = new ArrayList<Path>();
        for (var part : parts) {
            var target = folder.resolve(part.fileName());
            Files.move(folder.resolve(TEMPORARY_PREFIX + part.fileName()), target, StandardCopyOption.ATOMIC_MOVE);
            placed.add(target);
        }
        return List.copyOf(placed);
    }

    private void removeStale(List<String> present, List<ReportFolder.Part> parts) throws IOException {
        var names = new HashSet<String>();
        parts.forEach(part -> names.add(part.fileName()));
        for (var name : present) {
            if (OURS.matcher(name).matches() && !names.contains(name)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    /** Makes the renames durable; systems that cannot open a folder do without. */
    private void forceFolder() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
