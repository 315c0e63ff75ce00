package dev.dryscale.cli;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The one place where a failure becomes words and an exit code: a user's mistake is told in the user's terms, an error of
 * ours in one line that asks for a report.
 */
final class Errors {

    private final Terminal terminal;
    private final Main main;

    Errors(Terminal terminal, Main main) {
        this.terminal = terminal;
        this.main = main;
    }

    /** Tells what went wrong on stderr and returns the exit code. */
    int report(Throwable failure) {
        terminal.out().flush();
        var cause = unwrap(failure);
        if (cause instanceof ProblemsException mistakes) {
            tell(mistakes.problems(), terminal);
        } else if (cause instanceof Failure) {
            terminal.say("dryscale: " + cause.getMessage());
        } else if (cause instanceof IOException e) {
            terminal.say("dryscale: " + sentence(e));
        } else if (cause instanceof CancellationException) {
            terminal.say("dryscale: " + cause.getMessage());
        } else if (cause instanceof OutOfMemoryError) {
            terminal.say("dryscale: not enough memory; give it more with DRYSCALE_JAVA_OPTS=-Xmx2g");
        } else if (cause instanceof IllegalArgumentException && isOurs(cause)) {
            terminal.say("dryscale: " + cause.getMessage());
        } else {
            internal(cause);
        }
        return ExitCode.FAILED;
    }

    /** An error of ours: one line; where it happened only for who asks, which is never the answer to a user's mistake. */
    private void internal(Throwable cause) {
        if (cause instanceof NoClassDefFoundError
                && String.valueOf(cause.getMessage()).contains("dryscale/aws")) {
            terminal.say("dryscale: this command needs dryscale-aws.jar: start it by the launcher, or with both jars in"
                    + " java's -cp and dev.dryscale.cli.Main as the class");
            return;
        }
        terminal.say("dryscale: internal error, please report it: " + cause + " (dryscale " + Version.current()
                + (main.stacktrace() ? ")" : "; --stacktrace shows where)"));
        for (var error = cause; main.stacktrace() && error != null; error = error.getCause()) {
            terminal.say(error.toString());
            Arrays.stream(error.getStackTrace()).forEach(frame -> terminal.say("  at " + frame));
        }
    }

    /** A wrong command line: what is wrong, the nearest right word, and where to read on. */
    int usage(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine();
        var text = wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched(command, unmatched.getUnmatched())
                : wrong.getMessage();
        terminal.say("dryscale: " + text);
        terminal.say("try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static String unmatched(CommandLine command, List<String> unmatched) {
        var word = unmatched.get(0);
        var spec = command.getCommandSpec();
        if (word.startsWith("-")) {
            var name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return unknown("option", name, spec.optionsMap().keySet());
        }
        if (!spec.subcommands().isEmpty()) {
            return unknown("command", word, spec.subcommands().keySet());
        }
        return "unexpected argument " + word;
    }

    /** What is wrong with a name: the nearest known one, or all of them when none is near. */
    static String unknown(String kind, String name, Collection<String> known) {
        var nearest = Problems.nearest(name, known);
        return "unknown " + kind + " " + name
                + (nearest == null ? "; known: " + String.join(", ", known) : "; did you mean " + nearest + "?");
    }

    /** Problems on stderr, each once. */
    static void tell(List<Problem> problems, Terminal terminal) {
        problems.stream().map(Errors::line).distinct().forEach(terminal::say);
    }

    /** A problem as one line that editors can jump to; warnings say so after the place. */
    static String line(Problem problem) {
        var sentence = problem.sentence();
        if (problem.severity() == Problem.Severity.ERROR) {
            return sentence;
        }
        int place = problem.file().length()
                + (problem.line() > 0 ? 1 + Integer.toString(problem.line()).length() : 0);
        return sentence.substring(0, place) + ": warning" + sentence.substring(place);
    }

    /** An output that did not reach its place turns success into failure: a full disk must not look like a good run. */
    int afterWriting(int code) {
        boolean outFailed = terminal.out().checkError();
        boolean errFailed = terminal.err().checkError();
        if (!outFailed && !errFailed) {
            return code;
        }
        if (outFailed) {
            terminal.say("dryscale: standard output could not be written");
        }
        boolean fine = code == ExitCode.DONE || code == ExitCode.GATE_MISSED || code == ExitCode.CHANGES_PENDING;
        return fine ? ExitCode.FAILED : code;
    }

    private static Throwable unwrap(Throwable failure) {
        var cause = failure;
        while ((cause instanceof UncheckedIOException || cause instanceof java.util.concurrent.ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Only our own checks speak to the user; the same exception out of a library is an error of ours. */
    private static boolean isOurs(Throwable cause) {
        var trace = cause.getStackTrace();
        return cause.getMessage() != null
                && trace.length > 0
                && trace[0].getClassName().startsWith("dev.dryscale.");
    }

    private static String sentence(IOException e) {
        if (!(e instanceof FileSystemException file) || file.getFile() == null) {
            return e.getMessage() == null
                    ? "cannot read or write: " + e.getClass().getSimpleName()
                    : e.getMessage();
        }
        return file.getFile() + ": " + reason(file);
    }

    private static String reason(FileSystemException e) {
        if (e.getReason() != null) {
            return e.getReason();
        }
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "exists already";
        }
        if (e instanceof NotDirectoryException) {
            return "must be a folder, was a file";
        }
        return "cannot be read or written";
    }
}
