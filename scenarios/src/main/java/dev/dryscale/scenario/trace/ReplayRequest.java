package dev.dryscale.scenario.trace;

import java.nio.file.Path;
import java.util.List;

/**
 * Which recorded traffic to replay, and how.
 *
 * @param patterns files, folders or globs as written; relative ones start at {@code baseFolder}
 * @param baseFolder the scenario's folder
 * @param confined whether files must lie in {@code baseFolder} or {@code allowedFolders}, symlinks followed
 * @param allowedFolders further folders that may be read ({@code --allow-path})
 * @param file where the request is written, for messages
 * @param line in that file, from 1; 0 when there is none
 * @param pointer in that file, e.g. {@code traffic.replay}; may be empty
 * @param options what the scenario says about reading
 */
public record ReplayRequest(
        List<String> patterns,
        Path baseFolder,
        boolean confined,
        List<Path> allowedFolders,
        String file,
        int line,
        String pointer,
        ReplayOptions options) {

    public ReplayRequest {
        patterns = List.copyOf(patterns);
        allowedFolders = List.copyOf(allowedFolders);
    }

    /** What a command line names: no folder confines it. */
    public static ReplayRequest of(String pattern, ReplayOptions options) {
        return new ReplayRequest(List.of(pattern), Path.of(""), false, List.of(), pattern, 0, "", options);
    }
}
