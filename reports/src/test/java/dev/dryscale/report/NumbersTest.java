package dev.dryscale.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class NumbersTest {

    @Test
    void wholeNumbersHaveNoFraction() {
        assertThat(Numbers.exact(0)).isEqualTo("0");
        assertThat(Numbers.exact(-0.0)).isEqualTo("0");
        assertThat(Numbers.exact(1440)).isEqualTo("1440");
        assertThat(Numbers.exact(0x1p53)).isEqualTo("9007199254740992");
    }

    /** 2e23 is the case in JDK 19's release notes: earlier JDKs print 1.9999999999999998E23. */
    @Test
    void fractionsAreTheShortestThatReadBack() {
        assertThat(Numbers.exact(0.1)).isEqualTo("0.1");
        assertThat(Numbers.exact(2.0E-3)).isEqualTo("0.002");
        assertThat(Numbers.exact(Double.parseDouble("2e23"))).isEqualTo("2.0E23");
    }

    @Test
    void everyFiniteNumberReadsBackExactly() {
        var random = new SplittableRandom(7);
        for (var i = 0; i < 100_000; i++) {
            var value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && value != 0) {
                assertThat(Double.parseDouble(Numbers.exact(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> Numbers.exact(Double.NaN)).hasMessage("not a finite number: NaN");
    }

    @Test
    void millionthsAndNanosecondsAreExactDecimals() {
        assertThat(Numbers.micros(12_340_000)).isEqualTo("12.34");
        assertThat(Numbers.micros(-1)).isEqualTo("-0.000001");
        assertThat(Numbers.micros(0)).isEqualTo("0");
        assertThat(Numbers.seconds(250_000_000)).isEqualTo("0.25");
        assertThat(Numbers.seconds(86_400_000_000_000L)).isEqualTo("86400");
    }

    @Test
    void instantsCountFromTheStart() {
        assertThat(Numbers.instant(1_773_100_800L, 60_000_000_000L)).hasToString("2026-03-10T00:01:00Z");
    }
}
