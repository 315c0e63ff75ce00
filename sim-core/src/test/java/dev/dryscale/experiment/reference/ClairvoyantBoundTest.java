package dev.dryscale.experiment.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.random.RandomStreams;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClairvoyantBoundTest {

    /** One second of wait at the 99th percentile, in minutes. */
    private static FluidFleet fleet(int min, int max, int units, long boot, double sloMinutes) {
        return new FluidFleet(min, max, units, boot, sloMinutes, 0.99);
    }

    /** The second method: every schedule there is. A minute that no size can keep takes the largest, and is missed. */
    private static long[] bruteForce(double[] work, FluidFleet fleet, int minute, int before, double backlog) {
        if (minute == work.length) {
            return new long[] {0, 0};
        }
        long[] best = null;
        for (int n = fleet.minSize(); n <= fleet.maxSize(); n++) {
            boolean keeps = fleet.keepsObjective(backlog, work[minute], n);
            boolean forced = n == fleet.maxSize() && !keeps;
            if (!keeps && !forced) {
                continue;
            }
            long launched = minute == 0 ? 0 : Math.max(0, n - before) * Math.min(fleet.bootSeconds(), 60L * minute);
            long[] rest = bruteForce(work, fleet, minute + 1, n, fleet.backlogAfter(backlog, work[minute], n));
            long[] here = {rest[0] + (keeps ? 0 : 1), rest[1] + 60L * n + launched};
            if (best == null || here[0] < best[0] || (here[0] == best[0] && here[1] < best[1])) {
                best = here;
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    @Test
    void dynamicProgrammingFindsWhatTryingEveryScheduleFinds() {
        int missed = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            var chance = new RandomStreams(trial).named("case");
            var work = new double[1 + chance.nextInt(6)];
            int units = 1 + chance.nextInt(3);
            for (int i = 0; i < work.length; i++) {
                // whole numbers now and then, where demand and capacity meet exactly
                double drawn = chance.nextDouble() * 5 * units;
                work[i] = chance.nextInt(3) == 0 ? Math.rint(drawn) : drawn;
            }
            double[] waits = {1.0 / 60, 0.3, 2};
            var fleet = fleet(chance.nextInt(2), 2 + chance.nextInt(3), units, chance.nextInt(200), waits[trial % 3]);

            var bound = ClairvoyantBound.of(work, fleet);
            long[] best = bruteForce(work, fleet, 0, 0, 0);

            assertThat(new long[] {bound.missedMinutes(), bound.instanceSeconds()})
                    .as("trial %d", trial)
                    .isEqualTo(best);
            assertThat(bound.stays(fleet).stream()
                            .mapToLong(stay -> stay.toSecond() - stay.fromSecond())
                            .sum())
                    .as("trial %d: the stays are what is billed", trial)
                    .isEqualTo(bound.instanceSeconds());
            missed += bound.missedMinutes();
        }
        assertThat(missed).as("some cases must be beyond the largest fleet").isGreaterThan(100);
    }

    /** A dip of one minute costs 60 s to sit out; with a boot of 40 s it is cheaper to launch anew, with 80 s it is not. */
    @Test
    void aDipIsSatOutWhenBootingCostsMore() {
        double[] work = {3, 3, 1, 3, 3};

        assertThat(ClairvoyantBound.of(work, fleet(1, 5, 1, 40, 0.001)).inService())
                .isEqualTo(List.of(3, 3, 1, 3, 3));
        assertThat(ClairvoyantBound.of(work, fleet(1, 5, 1, 80, 0.001)).inService())
                .isEqualTo(List.of(3, 3, 3, 3, 3));
    }

    /** 1.5 units of work on one unit leave half a minute of wait, which an objective of one minute allows and then carries. */
    @Test
    void backlogThatTheObjectiveAllowsIsCarriedOver() {
        double[] work = {1.5, 0.5, 0.5};

        assertThat(ClairvoyantBound.of(work, fleet(0, 4, 1, 0, 1)).inService()).isEqualTo(List.of(1, 1, 1));
        assertThat(ClairvoyantBound.of(work, fleet(0, 4, 1, 0, 0.01)).inService())
                .isEqualTo(List.of(2, 1, 1));
    }

    @Test
    void minutesBeyondTheLargestFleetAreCountedNotHidden() {
        var bound = ClairvoyantBound.of(new double[] {1, 10, 1, 1}, fleet(1, 4, 1, 30, 0.01));

        // 6 unit-minutes are left after minute 1, 3 after minute 2, none after minute 3: three minutes are late
        assertThat(bound.missedMinutes()).isEqualTo(3);
        assertThat(bound.inService()).isEqualTo(List.of(1, 4, 4, 4));
    }

    @Test
    void aMonthOfAHundredInstancesTakesSeconds() {
        var work = new double[31 * 1440];
        var chance = new RandomStreams(5).named("noise");
        for (int i = 0; i < work.length; i++) {
            work[i] = 60 + 40 * Math.sin(i * 2 * Math.PI / 1440) + 10 * chance.nextDouble();
        }
        var bound = ClairvoyantBound.of(work, fleet(1, 200, 1, 300, 1.0 / 60));

        double least = java.util.Arrays.stream(work).sum() * 60;
        assertThat((double) bound.instanceSeconds()).isBetween(least, least * 1.2);
    }

    @Test
    void limitsAndObjectiveAreChecked() {
        assertThatThrownBy(() -> fleet(2, 1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fleet(0, 1, 1, 0, 0)).hasMessageContaining("must be a positive time");
    }
}
