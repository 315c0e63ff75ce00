package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dryscale.junit.PolicyResult;
import dev.dryscale.junit.PolicyTest;

final class ShopPoliciesTest {

    @PolicyTest(
            scenario = "shop.yaml",
            policies = {"hot", "roomy"},
            seeds = {1, 2})
    void answersInTime(PolicyResult result) {
        assertThat(result).p99().isBelow("20s").errors().isAtMost("0.1%");
    }

    @PolicyTest(scenario = "shop.yaml", policies = "roomy")
    void costsNoMoreThanThreeTimesTheBaseline(PolicyResult result) {
        assertThat(result).cost().isAtMost("3 * baseline").holdsItsGates();
    }
}
