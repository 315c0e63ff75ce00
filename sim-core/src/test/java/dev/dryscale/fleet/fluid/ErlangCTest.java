package dev.dryscale.fleet.fluid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ErlangCTest {

    /** M/M/1 waits when the server is busy; M/M/2 by the closed form 2 r^2 / (1 + r). */
    @Test
    void oneAndTwoServersFollowTheirClosedForms() {
        for (double r = 0.05; r < 1; r += 0.05) {
            assertThat(ErlangC.waitProbability(1, r)).isCloseTo(r, within(1e-12));
            assertThat(ErlangC.waitProbability(2, r)).isCloseTo(2 * r * r / (1 + r), within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 257, 500, 1_000, 10_000, 100_000})
    void theExpansionAgreesWithTheRecursionWithinItsStatedError(int servers) {
        for (double utilisation = 0.5; utilisation < 1.2; utilisation += 0.0037) {
            double load = servers * utilisation;
            double exact = ErlangC.recursion(servers, load);
            if (exact > 1e-200) {
                assertThat(ErlangC.expansion(servers, load))
                        .as("%d servers at %s", servers, utilisation)
                        .isCloseTo(exact, Percentage.withPercentage(1e-5));
            }
        }
    }
}
