package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class EstimatesTest {

    /**
     * 2, 4, 6: mean 4, variance 4, standard error 2/sqrt(3) = 1.154701; the 97.5 % point of t with 2 degrees of freedom is
     * 4.302653 (any t table), so the half-width is 4.968277.
     */
    @Test
    void meanOfThreeReplicationsHasTheTInterval() {
        var estimate = Estimates.mean(new double[] {2, 4, 6});

        assertThat(estimate.value()).isEqualTo(4);
        assertThat(estimate.low()).isCloseTo(4 - 4.968277, within(1e-5));
        assertThat(estimate.high()).isCloseTo(4 + 4.968277, within(1e-5));
        assertThat(estimate.source()).isEqualTo(Estimate.Source.SIMULATED);
    }

    @Test
    void oneReplicationHasNoInterval() {
        assertThat(Estimates.mean(new double[] {7})).isEqualTo(Estimate.exact(7));
    }

    /** What both candidates share cancels: 11-1, 102-92, 57-47 are all 10, so the interval has no width. */
    @Test
    void pairedDifferenceRemovesWhatBothCandidatesShare() {
        var difference = Estimates.pairedDifference(new double[] {11, 102, 57}, new double[] {1, 92, 47});

        assertThat(difference.value()).isEqualTo(10);
        assertThat(difference.low()).isEqualTo(10);
        assertThat(difference.high()).isEqualTo(10);
    }
}
