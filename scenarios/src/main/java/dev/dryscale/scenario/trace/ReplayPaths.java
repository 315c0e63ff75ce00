package dev.dryscale.scenario.trace;

import dev.dryscale.scenario.NearestFile;
import dev.dryscale.scenario.Problems;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the files that a replay names: a file, all files below a folder (the layout of logs in S3), or a glob. */
final class ReplayPaths {

    private static final int MOST_FILES = 100_000;

    /** AWS writes it once to test its permission; it holds no requests. */
    private static final String TEST_FILE = "ELBAccessLogTestFile";

    private final ReplayRequest request;
    private final Problems problems;
    private final TreeMap<String, Path> found = new TreeMap<>();

    private ReplayPaths(ReplayRequest request, Problems problems) {
        this.request = request;
        this.problems = problems;
    }

    /** The files, each once, by name. */
    static List<TraceBytes> of(ReplayRequest request, Problems problems) {
        var paths = new ReplayPaths(request, problems);
        for (var pattern : request.patterns()) {
            try {
                paths.find(pattern);
            } catch (InvalidPathException | java.util.regex.PatternSyntaxException e) {
                paths.error("must name a file, a folder or a glob", pattern);
            } catch (IOException e) {
                paths.error("could not be listed", pattern);
            }
        }
        var traces = new ArrayList<TraceBytes>();
        paths.found.forEach((name, path) -> traces.add(TraceBytes.of(path, name)));
        return traces;
    }

    private void find(String pattern) throws IOException {
        var path = request.baseFolder().resolve(pattern);
        int before = found.size();
        if (Files.isRegularFile(path)) {
            add(pattern, path);
        } else if (Files.isDirectory(path)) {
            walk(path, pattern, null);
        } else if (pattern.matches(".*[*?\\[{].*")) {
            glob(pattern);
        } else if (Files.exists(path)) {
            // A pipe or a device has no end and cannot be read twice.
            error("must be a regular file, a folder or a glob", pattern);
            return;
        } else {
            problems.error(
                    request.file(), request.line(), request.pointer(), "must exist", pattern, nearest(path, pattern));
            return;
        }
        if (found.size() == before && !problems.hasErrors()) {
            error("must match at least one file", pattern);
        }
    }

    /** Nothing outside the scenario's folder is ever quoted, names included. */
    private @Nullable String nearest(Path missing, String pattern) {
        var base = request.baseFolder().toAbsolutePath().normalize();
        boolean inside = missing.toAbsolutePath().normalize().startsWith(base);
        return inside || !request.confined() ? NearestFile.to(missing, pattern) : null;
    }

    private void glob(String pattern) throws IOException {
        int wild = indexOfWildcard(pattern);
        int slash = pattern.lastIndexOf('/', wild);
        var prefix = slash < 0 ? "" : pattern.substring(0, slash + 1);
        var folder = request.baseFolder().resolve(prefix);
        if (!Files.isDirectory(folder)) {
            error("must start with a folder that exists", pattern);
            return;
        }
        walk(folder, prefix, FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(slash + 1)));
    }

    private static int indexOfWildcard(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("*?[{".indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return pattern.length();
    }

    private void walk(Path folder, String prefix, @Nullable PathMatcher matcher) throws IOException {
        var shown = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        try (var files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            var iterator = files.iterator();
            while (iterator.hasNext() && found.size() <= MOST_FILES) {
                var path = iterator.next();
                var relative = folder.relativize(path);
                if (isLog(path) && (matcher == null || matcher.matches(relative))) {
                    add(shown + relative.toString().replace('\\', '/'), path);
                }
            }
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        if (found.size() > MOST_FILES) {
            error("must match at most " + Shown.count(MOST_FILES, "file"), prefix);
        }
    }

    private static boolean isLog(Path path) {
        var name = String.valueOf(path.getFileName());
        return Files.isRegularFile(path) && !name.startsWith(".") && !name.equals(TEST_FILE);
    }

    private void add(String name, Path path) throws IOException {
        if (request.confined() && !isInside(path)) {
            error("must lie in the scenario's folder, symlinks followed; allow others with --allow-path", name);
            return;
        }
        found.put(name, path);
    }

    private boolean isInside(Path path) throws IOException {
        var real = path.toRealPath();
        var base = request.baseFolder().toAbsolutePath().toRealPath();
        if (real.startsWith(base)) {
            return true;
        }
        for (var allowed : request.allowedFolders()) {
            if (Files.exists(allowed) && real.startsWith(allowed.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    private void error(String rule, String actual) {
        problems.error(request.file(), request.line(), request.pointer(), rule, actual);
    }
}
