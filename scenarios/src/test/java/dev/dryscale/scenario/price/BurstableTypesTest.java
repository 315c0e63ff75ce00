package dev.dryscale.scenario.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The credit table by another way: AWS's baseline per vCPU and its two formulae. */
class BurstableTypesTest {

    /** Credits per hour = baseline x vCPUs x 60 minutes; T2 starts with 30 per vCPU, the others with none and in unlimited mode. */
    @ParameterizedTest
    @CsvSource({
        "t2.nano, 5", "t2.micro, 10", "t2.small, 20", "t2.medium, 20", "t2.large, 30", "t2.xlarge, 22.5",
                "t2.2xlarge, 17",
        "t3.nano, 5", "t3.micro, 10", "t3.small, 20", "t3.medium, 20", "t3.large, 30", "t3.xlarge, 40",
                "t3.2xlarge, 40",
        "t3a.nano, 5", "t3a.micro, 10", "t3a.small, 20", "t3a.medium, 20", "t3a.large, 30", "t3a.xlarge, 40",
                "t3a.2xlarge, 40",
        "t4g.nano, 5", "t4g.micro, 10", "t4g.small, 20", "t4g.medium, 20", "t4g.large, 30", "t4g.xlarge, 40",
                "t4g.2xlarge, 40",
    })
    void creditsFollowFromTheBaseline(String type, double baselinePercent) {
        var burstable = Objects.requireNonNull(BurstableTypes.find(type));
        int vcpus = Objects.requireNonNull(InstanceTypes.find(type)).vcpus();
        boolean t2 = type.startsWith("t2.");

        assertThat(burstable.creditsPerHour()).isCloseTo(baselinePercent / 100 * vcpus * 60, within(1e-9));
        assertThat(burstable.launchCredits()).isEqualTo(t2 ? 30 * vcpus : 0);
        assertThat(burstable.unlimitedByDefault()).isEqualTo(!t2);
    }
}
