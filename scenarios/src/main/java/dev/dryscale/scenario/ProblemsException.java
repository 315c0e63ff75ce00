package dev.dryscale.scenario;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** What a person wrote has mistakes; the message has one line per mistake. Never shown with a stack trace. */
public final class ProblemsException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemsException(List<Problem> problems) {
        super(problems.stream().map(Problem::sentence).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
