package dev.dryscale.scaling.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RationalTest {

    private static final long MAX = Long.MAX_VALUE;
    private static final long MIN = Long.MIN_VALUE;

    /** The second method: every operation on pairs, small and at the edges of long, against plain BigInteger fractions. */
    @Test
    void agreesWithBigIntegerFractions() {
        List<Rational> numbers = edgeNumbers();
        for (Rational left : numbers) {
            for (Rational right : numbers) {
                BigInteger[] a = fraction(left);
                BigInteger[] b = fraction(right);
                BigInteger ad = a[0].multiply(b[1]);
                BigInteger bc = b[0].multiply(a[1]);
                BigInteger bd = a[1].multiply(b[1]);
                assertIs(left.plus(right), ad.add(bc), bd);
                assertIs(left.minus(right), ad.subtract(bc), bd);
                assertIs(left.times(right), a[0].multiply(b[0]), bd);
                if (right.signum() != 0) {
                    assertIs(left.dividedBy(right), ad, bc);
                }
                assertThat(Integer.signum(left.compareTo(right))).isEqualTo(ad.compareTo(bc));
                assertThat(left.equals(right)).isEqualTo(ad.equals(bc));
                assertThat(left.min(right).compareTo(left.max(right))).isLessThanOrEqualTo(0);
                assertThat(left.min(right).plus(left.max(right))).isEqualTo(left.plus(right));
            }
            assertThat(left.signum()).isEqualTo(fraction(left)[0].signum());
            assertThat(left.plus(left.negated())).isEqualTo(Rational.ZERO);
            assertThat(left.times(3))
                    .isEqualTo(left.plus(left).plus(left))
                    .hasSameHashCodeAs(left.plus(left).plus(left));
        }
    }

    private static List<Rational> edgeNumbers() {
        long[] edges = {
            0, 1, -1, 2, 3, 7, -7, 60, 1L << 31, -(1L << 31), (1L << 53) + 1, 3L << 60, MAX - 1, MAX, -MAX, MIN
        };
        List<Rational> numbers = new ArrayList<>();
        for (long numerator : edges) {
            numbers.add(Rational.of(numerator));
            for (long denominator : new long[] {3, 64, -5, MAX, MIN, (1L << 62) - 1}) {
                numbers.add(Rational.of(numerator, denominator));
            }
        }
        numbers.add(Rational.parse("1e40"));
        numbers.add(Rational.parse("-1e-40"));
        return numbers;
    }

    private static void assertIs(Rational actual, BigInteger numerator, BigInteger denominator) {
        BigInteger[] parts = fraction(actual);
        assertThat(parts[0].multiply(denominator)).isEqualTo(numerator.multiply(parts[1]));
        assertThat(parts[1].signum()).isPositive();
        assertThat(parts[0].gcd(parts[1])).isEqualTo(BigInteger.ONE);
    }

    /** Numerator and denominator, read from the text, which is a whole number, a fraction or a short decimal. */
    private static BigInteger[] fraction(Rational number) {
        String text = number.toString();
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return new BigInteger[] {new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1))
            };
        }
        int point = text.indexOf('.');
        if (point < 0) {
            return new BigInteger[] {new BigInteger(text), BigInteger.ONE};
        }
        BigInteger digits = new BigInteger(text.replace(".", ""));
        BigInteger scale = BigInteger.TEN.pow(text.length() - point - 1);
        BigInteger divisor = digits.gcd(scale);
        return new BigInteger[] {digits.divide(divisor), scale.divide(divisor)};
    }

    @ParameterizedTest
    @CsvSource({
        "7,2,4,3",
        "-7,2,-3,-4",
        "6,3,2,2",
        "-6,3,-2,-2",
        "1,3,1,0",
        "-1,3,0,-1",
        "0,5,0,0",
        "9223372036854775807,1,9223372036854775807,9223372036854775807",
        "-9223372036854775808,1,-9223372036854775808,-9223372036854775808"
    })
    void roundsToTheNeighbouringWholeNumbers(long numerator, long denominator, long ceil, long floor) {
        assertThat(Rational.of(numerator, denominator).ceil()).isEqualTo(ceil);
        assertThat(Rational.of(numerator, denominator).floor()).isEqualTo(floor);
    }

    @Test
    void roundsAndSaturatesBeyondLong() {
        Rational huge = Rational.parse("1e30");
        assertThat(huge.ceil()).isEqualTo(MAX);
        assertThat(huge.negated().ceil()).isEqualTo(MIN);
        assertThat(huge.floor()).isEqualTo(MAX);
        assertThat(huge.negated().floor()).isEqualTo(MIN);
        Rational aBitMore = Rational.of(5).plus(Rational.parse("1e-30"));
        assertThat(aBitMore.ceil()).isEqualTo(6);
        assertThat(aBitMore.floor()).isEqualTo(5);
        assertThat(aBitMore.negated().ceil()).isEqualTo(-5);
        assertThat(aBitMore.negated().floor()).isEqualTo(-6);
        assertThat(huge.dividedBy(Rational.parse("1e29")).ceil()).isEqualTo(10);
    }

    @Test
    void takesADoubleForWhatItIsAndATextForWhatItSays() {
        assertThat(Rational.ofExact(0.1)).isEqualTo(Rational.of(3602879701896397L, 36028797018963968L));
        assertThat(Rational.parse("0.1")).isEqualTo(Rational.of(1, 10));
        assertThat(Rational.ofExact(62.5)).isEqualTo(Rational.of(125, 2));
        assertThat(Rational.ofExact(-3)).isEqualTo(Rational.of(-3));
        assertThat(Rational.ofExact(1e300).ceil()).isEqualTo(MAX);
        assertThat(Rational.parse(" 1e-3 ")).isEqualTo(Rational.of(1, 1000));
        assertThat(Rational.parse("2E3")).isEqualTo(Rational.of(2000));
    }

    @ParameterizedTest
    @CsvSource({"0.1", "62.37", "1e300", "-1e-300", "9007199254740993", "0.3333333333333333", "100"})
    void givesBackTheDoubleItWasMadeOf(double value) {
        assertThat(Rational.ofExact(value).doubleValue()).isEqualTo(value);
    }

    @Test
    void givesTheNearestDouble() {
        assertThat(Rational.of(1, 3).doubleValue()).isEqualTo(1.0 / 3.0);
        assertThat(Rational.of(-2, 3).doubleValue()).isEqualTo(-2.0 / 3.0);
        assertThat(Rational.of(MAX, MAX - 1).doubleValue()).isEqualTo(1.0);
        assertThat(Rational.of((1L << 53) + 1, 1).doubleValue()).isEqualTo(0x1p53);
    }

    @ParameterizedTest
    @CsvSource({"42.5,42.5", "3,3", "-0.001,-0.001", "1e3,1000", "0.000000000001,0.000000000001"})
    void printsShortDecimalsExactly(String text, String printed) {
        assertThat(Rational.parse(text)).hasToString(printed);
    }

    @Test
    void printsOtherNumbersAsFractionsAndRoundsThemForDisplay() {
        assertThat(Rational.of(4, -6)).hasToString("-2/3");
        assertThat(Rational.of(-2, 3).display()).isEqualTo("-0.6667");
        assertThat(Rational.ofExact(62.4).display()).isEqualTo("62.4");
        assertThat(Rational.of(3000).display()).isEqualTo("3000");
        assertThat(Rational.of(1, 1_000_000).display()).isEqualTo("0");
        assertThat(Rational.of(100).display()).isEqualTo("100");
        assertThat(Rational.parse("1e-13").toString()).isEqualTo("1/10000000000000");
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rational.ofExact(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Rational.ofExact(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rational.parse("12,5"))
                .withMessage("not a decimal number: '12,5'");
        assertThatIllegalArgumentException().isThrownBy(() -> Rational.parse("1e1001"));
        assertThatIllegalArgumentException().isThrownBy(() -> Rational.parse("1e-1001"));
        assertThat(Rational.parse("1e1000").signum()).isPositive();
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Rational.of(1, 0));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Rational.ONE.dividedBy(Rational.ZERO));
    }

    @Test
    void isNotEqualToOtherThings() {
        assertThat(Rational.ONE).isNotEqualTo("1").isNotEqualTo(Rational.parse("1e40"));
    }
}
