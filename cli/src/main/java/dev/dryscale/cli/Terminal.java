package dev.dryscale.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * The place a command talks to: data on {@code out}, talk on {@code err}.
 *
 * @param environment the variables that may change how things look ({@code NO_COLOR}, {@code COLUMNS}, {@code TERM})
 * @param directory what relative paths are relative to; the empty path for the process's own
 * @param outIsTty whether a person sees {@code out} directly
 * @param errIsTty whether a person sees {@code err} directly
 */
record Terminal(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path directory,
        boolean outIsTty,
        boolean errIsTty) {

    /** The launcher's finding, e.g. {@code out,err}: which of the two streams is a terminal. The JVM cannot tell them apart. */
    private static final String TTY_VARIABLE = "DRYSCALE_TTY";

    private static final int DEFAULT_COLUMNS = 80;
    private static final int BUFFER = 1 << 16;

    Terminal {
        environment = Map.copyOf(environment);
    }

    /** The terminal of this process; both streams are UTF-8 whatever the locale says, and {@code out} is buffered. */
    static Terminal ofProcess() {
        var environment = System.getenv();
        var out = new PrintStream(buffered(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Terminal(
                out, err, environment, Path.of(""), isTty("out", 1, environment), isTty("err", 2, environment));
    }

    private static OutputStream buffered(FileDescriptor descriptor) {
        return new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER);
    }

    private static boolean isTty(String stream, int descriptor, Map<String, String> environment) {
        var said = environment.get(TTY_VARIABLE);
        if (said != null) {
            return Arrays.asList(said.split(",", -1)).contains(stream);
        }
        var link = Path.of("/proc/self/fd/" + descriptor);
        try {
            if (Files.isSymbolicLink(link)) {
                var device = Files.readSymbolicLink(link).toString();
                return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    /** Whether escape sequences for colour may be written to {@code out}. */
    boolean colour() {
        return outIsTty
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** The width of a line in characters, at least 40. */
    int columns() {
        try {
            return Math.max(
                    40, Integer.parseInt(environment.getOrDefault("COLUMNS", "").strip()));
        } catch (NumberFormatException e) {
            return DEFAULT_COLUMNS;
        }
    }

    /** The file that a person named on the command line. */
    Path resolve(Path named) {
        return directory.resolve(named);
    }

    /** One line of talk on stderr. */
    void say(String line) {
        err.print(line + "\n");
    }

    /** One line of data on stdout. */
    void print(String line) {
        out.print(line + "\n");
    }
}
