package dev.dryscale.experiment.robustness;

import dev.dryscale.experiment.robustness.RobustnessReport.Row;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The first line of a robustness report: who keeps the gates in most of the worse worlds.
 *
 * @param rows the first is the world as the scenario says
 */
record RobustnessVerdict(List<String> candidates, List<Row> rows) {

    String sentence() {
        int worse = rows.size() - 1;
        var held = IntStream.range(0, candidates.size()).map(this::held).toArray();
        int most = IntStream.of(held).max().orElse(0);
        var best = IntStream.range(0, held.length).filter(c -> held[c] == most).toArray();
        if (candidates.size() == 1) {
            return String.format(
                    Locale.ROOT,
                    "%s keeps its gates in %d of %d worse worlds%s",
                    candidates.get(0),
                    most,
                    worse,
                    asItIs());
        }
        String all = IntStream.range(0, held.length)
                .mapToObj(c -> candidates.get(c) + " " + held[c])
                .collect(Collectors.joining(", "));
        String first = best.length == 1
                ? candidates.get(best[0]) + " is the most robust"
                : best.length == candidates.size()
                        ? "no policy is more robust than another"
                        : IntStream.of(best).mapToObj(candidates::get).collect(Collectors.joining(" and "))
                                + " are the most robust";
        return first + ": gates held in so many of " + worse + " worse worlds: " + all + asItIs();
    }

    private int held(int candidate) {
        return (int) rows.stream()
                .skip(1)
                .filter(row -> row.cells().get(candidate).held())
                .count();
    }

    /** Who misses a gate without anything being worse. */
    private String asItIs() {
        String missing = IntStream.range(0, candidates.size())
                .filter(c -> !rows.get(0).cells().get(c).held())
                .mapToObj(candidates::get)
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? "" : "; already as it is a gate is missed by " + missing;
    }
}
