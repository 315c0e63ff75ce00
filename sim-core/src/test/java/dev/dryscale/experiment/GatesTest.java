package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GatesTest {

    /** As {@link Gates} does it: more and more runs until it is decided, a thousand at most. */
    private static GateStatus decide(Random random, double truth, double deviation, double zone) {
        var all = new double[1_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = truth + deviation * random.nextGaussian();
        }
        for (int size = Gates.nextLook(0); size <= all.length; size = Gates.nextLook(size)) {
            var status = GateDecision.of(java.util.Arrays.copyOf(all, size), zone, true);
            if (status != null) {
                return status;
            }
        }
        return GateStatus.TOO_CLOSE;
    }

    /** A limit of 100 with a zone of 1: outside it at least 198 of 200 seeds must agree, and be right. */
    @ParameterizedTest
    @CsvSource({"2, 3, MISSED", "-2, 3, HELD", "1.1, 1, MISSED", "-1.1, 1, HELD", "20, 30, MISSED", "0, 2, TOO_CLOSE"})
    void outsideTheZoneTwoHundredSeedsAgree(double truth, double deviation, GateStatus right) {
        int agree = 0;
        for (int seed = 0; seed < 200; seed++) {
            agree += decide(new Random(seed), truth, deviation, 1) == right ? 1 : 0;
        }
        assertThat(agree).isGreaterThanOrEqualTo(198);
    }

    @ParameterizedTest
    @CsvSource({"-1, true, HELD", "1, true, MISSED", "0, true, MISSED", "0, false, HELD", "NaN, false, MISSED"})
    void withoutChanceOneLookIsEnough(double distance, boolean strict, GateStatus status) {
        assertThat(GateDecision.of(new double[] {distance, distance}, 5, strict))
                .isEqualTo(status);
    }

    @Test
    void asLongAsNothingIsKnownItAsksForMore() {
        assertThat(GateDecision.of(new double[] {-1, 1}, 1e9, true)).isNotEqualTo(GateStatus.MISSED);
        assertThat(GateDecision.of(new double[] {-1, 1}, 0.1, true)).isNull();
    }
}
