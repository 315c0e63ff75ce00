package dev.dryscale.experiment.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.random.RandomStream;
import dev.dryscale.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Races of made-up racers whose best is known: costs with noise of their own and noise that all share, as on one traffic. */
final class RaceTest {

    private static final int SEEDS = 400;
    private static final int BLOCKS = 12;

    /**
     * What racers are like.
     *
     * @param costs the true mean of each
     * @param excesses the true mean of each beyond the gate, as a share; empty for no gate
     */
    private record Field(List<Double> costs, List<Double> excesses, double noise) {

        Race race(long seed) {
            int gates = excesses.isEmpty() ? 0 : 1;
            var race = new Race(costs.size(), BLOCKS, gates);
            var streams = new RandomStreams(seed);
            race.run((block, racing) -> {
                double day = 1 + 0.5 * streams.named("day/" + block).nextDouble();
                var laps = new ArrayList<Race.Lap>();
                for (int racer : racing) {
                    var stream = streams.named("lap/" + block + "/" + racer);
                    laps.add(lap(racer, day, stream));
                }
                return laps;
            });
            return race;
        }

        private Race.Lap lap(int racer, double day, RandomStream stream) {
            double value = day * costs.get(racer) * (1 + noise * stream.nextNormal());
            List<Double> beyond =
                    excesses.isEmpty() ? List.of() : List.of(excesses.get(racer) + noise * stream.nextNormal());
            return new Race.Lap(value, beyond);
        }
    }

    private static double share(Field field, Predicate<Race> holds) {
        int count = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            count += holds.test(field.race(seed)) ? 1 : 0;
        }
        return count / (double) SEEDS;
    }

    @Test
    void aKnownBestWinsInAtLeast95PercentOfSeeds() {
        // 4 % apart with 3 % noise: over 12 blocks the difference is 0.04 / (0.03 sqrt(2 / 12)) = 3.3 standard errors.
        var field = new Field(List.of(1.04, 1.0, 1.08, 1.1, 1.2, 1.5), List.of(), 0.03);

        assertThat(share(field, race -> race.standings().get(0) == 1)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void theBestIsDroppedNoMoreOftenThanStatedWhereAllAreAlike() {
        // The hardest case: the best is better by nothing, so every elimination of it is an error of chance.
        var field = new Field(List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0), List.of(), 0.1);

        assertThat(share(field, race -> !race.left().contains(0))).isLessThanOrEqualTo(Race.LEVEL);
    }

    @Test
    void theBestIsDroppedNoMoreOftenThanStatedWhereItKeepsTheGateBarely() {
        var field = new Field(List.of(1.0, 0.8, 1.1), List.of(0.0, 0.2, -0.2), 0.1);

        assertThat(share(field, race -> !race.left().contains(0))).isLessThanOrEqualTo(Race.LEVEL);
    }

    @Test
    void aCheaperRacerThatMissesTheGateNeverWins() {
        var field = new Field(List.of(1.0, 0.5, 1.1), List.of(-0.1, 0.3, -0.3), 0.02);

        assertThat(share(field, race -> race.standings().get(0) == 0)).isEqualTo(1.0);
    }

    @Test
    void thoseThatAreSurelyBeatenGetNoFurtherBlocks() {
        var field = new Field(List.of(1.0, 1.5, 2.0, 3.0), List.of(), 0.01);
        var race = field.race(1);

        assertThat(race.left()).containsExactly(0);
        assertThat(race.lapsRun()).isLessThan(4 * BLOCKS / 2);
        assertThat(race.blocksOf(3)).isLessThan(BLOCKS);
    }

    @Test
    void whereEveryoneMissesTheGateTheNearestIsFirst() {
        var field = new Field(List.of(1.0, 2.0), List.of(0.5, 0.2), 0.01);

        assertThat(field.race(1).standings()).first().isEqualTo(1);
        assertThat(field.race(1).violation(1)).isPositive();
    }

    @Test
    void theFrontHoldsThoseThatNobodyBeatsInEverything() {
        var cheap = Trials.of(1, 1, 5, 5);
        var fast = Trials.of(2, 5, 1, 5);
        var calm = Trials.of(3, 5, 5, 1);
        var beaten = Trials.of(4, 5, 5, 5);
        var alike = Trials.of(5, 1, 5, 5);

        assertThat(Trial.front(List.of(cheap, fast, calm, beaten, alike))).containsExactly(cheap, fast, calm, alike);
    }
}
