package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.junit.PolicyResult;
import dev.dryscale.junit.PolicyTest;

final class TooSlowTest {

    @PolicyTest(scenario = "shop.yaml", policies = "cool", seeds = 7)
    void answersAtOnce(PolicyResult result) {
        assertThat(result).p99().isBelow("1ms");
    }
}
