package dev.dryscale.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The mistakes found so far in what a person wrote; all are collected, then thrown once. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    public void error(String file, int line, String pointer, String rule, @Nullable String actual) {
        error(file, line, pointer, rule, actual, null);
    }

    public void error(
            String file, int line, String pointer, String rule, @Nullable String actual, @Nullable String nearest) {
        found.add(new Problem(Problem.Severity.ERROR, file, line, pointer, rule, actual, nearest));
    }

    public void warning(String file, int line, String pointer, String rule, @Nullable String actual) {
        found.add(new Problem(Problem.Severity.WARNING, file, line, pointer, rule, actual, null));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    /** All problems, ordered by place. */
    public List<Problem> all() {
        return found.stream().sorted(Problem.BY_PLACE).toList();
    }

    public List<Problem> warnings() {
        return all().stream()
                .filter(problem -> problem.severity() == Problem.Severity.WARNING)
                .toList();
    }

    /** Throws all problems at once if there is an error among them. */
    public void throwIfAny() {
        if (hasErrors()) {
            throw new ProblemsException(all());
        }
    }

    /**
     * The known name nearest to {@code name} by edit distance, if it is near enough to be a typing mistake; else the one
     * whose beginning is, for names of five letters and more.
     */
    public static @Nullable String nearest(String name, Collection<String> known) {
        String whole = nearest(name, known, Integer.MAX_VALUE);
        return whole != null || name.length() < 5 ? whole : nearest(name, known, name.length() + 1);
    }

    private static @Nullable String nearest(String name, Collection<String> known, int compared) {
        String best = null;
        int bestDistance = Math.max(2, name.length() / 3) + 1;
        String wanted = name.toLowerCase(Locale.ROOT);
        for (var candidate : known) {
            String beginning = candidate.substring(0, Math.min(candidate.length(), compared));
            int distance = distance(wanted, beginning.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        var current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
            }
            var swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
