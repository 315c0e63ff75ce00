package dev.dryscale.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A terminal for tests: runs one command line in this JVM and keeps what it said. */
final class Console {

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean tty;

    private Console(Path directory) {
        this.directory = directory;
    }

    static Console in(Path directory) {
        return new Console(directory);
    }

    /** Runs {@code args} in the process's own folder. */
    static Result run(String... args) {
        return new Console(Path.of("")).execute(args);
    }

    Console with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Console tty() {
        tty = true;
        return this;
    }

    Result execute(String... args) {
        var outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        var errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(outStream, errStream, environment, directory, tty, tty);
        var interruption = new Interruption();
        int code = Main.execute(terminal, interruption, args);
        interruption.release();
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    record Result(int code, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }

        List<String> errLines() {
            return err.lines().toList();
        }
    }
}
