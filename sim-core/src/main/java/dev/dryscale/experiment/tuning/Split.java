package dev.dryscale.experiment.tuning;

import dev.dryscale.experiment.Scenario;
import dev.dryscale.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;

/**
 * What is searched on and what is held out: the last days of recorded traffic, or other traces; of synthetic traffic, which
 * has no end, another draw.
 *
 * @param train the traffic that the search sees
 * @param blocks its parts that a race runs one after the other: days where there are several, else the whole of it
 * @param test held-out traffic
 * @param trainSeed root of all randomness in the search
 * @param testSeed the same on held-out traffic
 * @param sentence how it was split, for the report
 */
public record Split(
        Window train, List<Block> blocks, List<Window> test, long trainSeed, long testSeed, String sentence) {

    private static final long DAY_MINUTES = 1440;
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int FEWEST_DAYS = 3;

    public Split {
        blocks = List.copyOf(blocks);
        test = List.copyOf(test);
    }

    /** One run of every racer. */
    public record Block(Window window, int replication) {}

    /**
     * Splits the traffic of {@code scenario}.
     *
     * @param share held out of recorded traffic, in (0, 1)
     * @param replications of the whole training traffic where it has no days
     * @param otherMinutes lengths of other traces; when there are some, they are what is held out
     */
    public static Split of(Scenario scenario, double share, int replications, long seed, List<Long> otherMinutes) {
        long all = scenario.horizonNanos() / MINUTE_NANOS;
        var whole = new Window(0, 0, all);
        if (!otherMinutes.isEmpty()) {
            var test = new ArrayList<Window>();
            otherMinutes.forEach(minutes -> test.add(new Window(test.size() + 1, 0, minutes)));
            var sentence = "searched on the scenario's traffic, confirmed on " + test.size() + " other "
                    + (test.size() == 1 ? "trace" : "traces");
            return split(scenario, whole, test, replications, seed, sentence);
        }
        if (!scenario.traffic().isRecorded()) {
            var sentence = "synthetic traffic: confirmed on another draw of it";
            return split(scenario, whole, List.of(whole), replications, seed, sentence);
        }
        return byTime(scenario, share, replications, seed);
    }

    private static Split byTime(Scenario scenario, double share, int replications, long seed) {
        long all = scenario.horizonNanos() / MINUTE_NANOS;
        long unit = all >= FEWEST_DAYS * DAY_MINUTES ? DAY_MINUTES : 1;
        long units = all / unit;
        long held = Math.max(1, Math.min(units - 1, StrictMath.round(share * units)));
        long cut = (units - held) * unit;
        var sentence = "searched on the first " + length(cut) + ", confirmed on the last " + length(all - cut);
        var test = List.of(new Window(0, cut, all));
        return split(scenario, new Window(0, 0, cut), test, replications, seed, sentence);
    }

    private static Split split(
            Scenario scenario, Window train, List<Window> test, int replications, long seed, String sentence) {
        var blocks = new ArrayList<Block>();
        long days = scenario.traffic().isRecorded() ? train.minutes() / DAY_MINUTES : 0;
        for (int d = 0; days >= FEWEST_DAYS && d < days; d++) {
            blocks.add(new Block(new Window(train.trace(), d * DAY_MINUTES, (d + 1) * DAY_MINUTES), 0));
        }
        for (int r = 0; days < FEWEST_DAYS && r < replications; r++) {
            blocks.add(new Block(train, r));
        }
        long other = new RandomStreams(seed).child("held-out").seed();
        return new Split(train, blocks, test, seed, other, sentence);
    }

    private static String length(long minutes) {
        return minutes % DAY_MINUTES == 0
                ? minutes / DAY_MINUTES + (minutes == DAY_MINUTES ? " day" : " days")
                : minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }
}
