package dev.dryscale.scenario.input;

import dev.dryscale.scenario.NearestFile;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Printable;
import dev.dryscale.scenario.document.Scalars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that one scenario may read: those inside its folder, symbolic links resolved, and inside the folders that were
 * allowed. Nothing outside is opened, so nothing from outside can be quoted. Keeps the digest of everything read.
 */
public final class InputFiles {

    /** A larger file is refused unread; a byte more than the largest limit is enough to say so. */
    private static final int MOST_BYTES = (1 << 24) + 1;

    private final @Nullable Path folder;
    private final List<Path> allowed;
    private final Problems problems;
    private final TreeMap<String, String> digests = new TreeMap<>();

    /** Files beside a scenario; a null folder means the scenario comes from the library inside the jar. */
    public InputFiles(@Nullable Path folder, List<Path> allowed, Problems problems) {
        this.folder = folder;
        this.allowed = allowed;
        this.problems = problems;
    }

    /** Files beside {@code file} and in the {@code allowed} folders. */
    public static InputFiles beside(Path file, List<Path> allowed, Problems problems) {
        var folder = file.toAbsolutePath().getParent();
        var display = file.getParent() == null ? Path.of("") : file.getParent();
        return new InputFiles(folder == null ? file : display, allowed, problems);
    }

    /** The scenario's folder; null for a scenario of the library inside the jar. */
    public @Nullable Path folder() {
        return folder;
    }

    /** The path that {@code name} means, inside what may be read; null, told to the problems, when it is not. */
    public @Nullable Path locate(Node where, String name) {
        if (folder == null) {
            Scalars.refuse(where, "names a file, which the library inside the jar does not have", problems);
            return null;
        }
        try {
            var path = folder.resolve(name);
            if (!mayRead(path)) {
                Scalars.refuse(
                        where, "must lie inside the scenario's folder; allow others with --allow-path DIR", problems);
                return null;
            }
            return path;
        } catch (InvalidPathException e) {
            Scalars.refuse(where, "must be the name of a file", problems);
        } catch (IOException e) {
            String nearest = Files.exists(folder.resolve(name)) ? null : NearestFile.to(folder.resolve(name), name);
            Scalars.refuse(where, "must name a file that exists and can be read", nearest, problems);
        }
        return null;
    }

    /** Whether the file, symbolic links resolved, lies in a folder that may be read. */
    private boolean mayRead(Path path) throws IOException {
        boolean exists = Files.exists(path);
        var file = exists ? path.toRealPath() : path.toAbsolutePath().normalize();
        for (var root : roots()) {
            if (file.startsWith(
                    exists ? root.toRealPath() : root.toAbsolutePath().normalize())) {
                if (!exists) {
                    throw new NoSuchFileException(path.toString());
                }
                return true;
            }
        }
        return false;
    }

    private List<Path> roots() {
        var roots = new ArrayList<Path>();
        roots.add(folder == null || folder.toString().isEmpty() ? Path.of(".") : folder);
        roots.addAll(allowed);
        return roots;
    }

    /** The bytes of the file that {@code name} means; null, told to the problems, when there are none. */
    public byte @Nullable [] bytes(Node where, String name) {
        if (folder == null) {
            return libraryBytes(where, name);
        }
        var path = locate(where, name);
        if (path == null) {
            return null;
        }
        try {
            return bytes(path, name);
        } catch (IOException e) {
            Scalars.refuse(where, "must name a file that can be read", problems);
            return null;
        }
    }

    private byte @Nullable [] libraryBytes(Node where, String name) {
        byte[] bytes = ScenarioLibrary.resource(name);
        if (bytes == null) {
            Scalars.refuse(where, "must name a file of the library", problems);
            return null;
        }
        digests.put(name, Digest.of(bytes));
        return bytes;
    }

    /** The bytes of {@code path}, its digest kept under {@code name}. */
    public byte[] bytes(Path path, String name) throws IOException {
        try (var in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            digests.put(name, Digest.of(bytes));
            return bytes;
        }
    }

    /** How messages call the file that {@code name} means. */
    public String display(String name) {
        String shown = folder == null ? "library/" + name : folder.resolve(name).toString();
        return Printable.isPlain(shown) ? shown : Printable.shorten(shown);
    }

    /** Keeps the digest of a file that somebody else has read. */
    public void keep(String name, String sha256) {
        digests.put(name, sha256);
    }

    /** Name and SHA-256 of everything read so far, in name order. */
    public SortedMap<String, String> digests() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(digests));
    }
}
