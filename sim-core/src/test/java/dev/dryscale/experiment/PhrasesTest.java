package dev.dryscale.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhrasesTest {

    @ParameterizedTest
    @CsvSource({
        "0.512, 512 ms",
        "0.0912, 91.2 ms",
        "0.00312, 3.12 ms",
        "0.0000012, 0.001 ms",
        "0.99949, 999 ms",
        "0.9996, 1.00 s",
        "-1.96, -1.96 s",
        "16.7, 16.7 s",
        "1504.4, 1504 s",
        "-0.0021, -2.10 ms",
        "NaN, none",
    })
    void timesHaveThreeDigitsAndNoExponent(double seconds, String words) {
        assertThat(Phrases.seconds(seconds)).isEqualTo(words);
    }

    @Test
    void theSignOfADifferenceStandsBeforeTheCurrency() {
        assertThat(Phrases.dollars(new Estimate(-0.06, -0.065, -0.05, Estimate.Source.SIMULATED)))
                .isEqualTo("-$0.06 [-0.07, -0.05]");
        assertThat(Phrases.dollars(Estimate.exact(2))).isEqualTo("+$2.00 [+2.00, +2.00]");
    }
}
