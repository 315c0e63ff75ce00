package dev.dryscale.experiment.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DomainTest {

    private static final int PLACES = 12_000;

    private static Map<String, Integer> counts(Domain domain) {
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < PLACES; i++) {
            counts.merge(domain.text((i + 0.5) / PLACES), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void everyWholeNumberHasTheSameShareOfTheInterval() {
        assertThat(counts(new Domain.Whole(3, 6, false, "s")))
                .isEqualTo(Map.of("3s", PLACES / 4, "4s", PLACES / 4, "5s", PLACES / 4, "6s", PLACES / 4));
    }

    @Test
    void onALogScaleTheMiddleIsTheGeometricMean() {
        assertThat(new Domain.Whole(30, 480, true, "").text(0.5)).isEqualTo("120");
        assertThat(new Domain.Real(BigDecimal.ONE, new BigDecimal(100), true, BigDecimal.ONE).text(0.5))
                .isEqualTo("10");
    }

    @Test
    void realValuesAreMultiplesOfTheStepFromTheLowerBound() {
        var domain = new Domain.Real(new BigDecimal("30"), new BigDecimal("31"), false, new BigDecimal("0.25"));

        assertThat(counts(domain).keySet()).containsExactlyInAnyOrder("30", "30.25", "30.5", "30.75", "31");
        assertThat(domain.size()).isEqualTo(5);
    }

    @Test
    void everyWordHasTheSameShare() {
        assertThat(counts(new Domain.Choice(List.of("a", "b", "c"))))
                .isEqualTo(Map.of("a", PLACES / 3, "b", PLACES / 3, "c", PLACES / 3));
    }
}
