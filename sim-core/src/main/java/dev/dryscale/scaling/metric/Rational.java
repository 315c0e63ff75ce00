package dev.dryscale.scaling.metric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact rational number, always in lowest terms with a positive denominator. Everything that decides a capacity is one:
 * {@code ceil(4 * 0.1 * 100 / 8)} in doubles is one instance too many as often as not. Values that fit are held in two longs;
 * only those that do not fall back to {@link BigInteger}.
 */
public final class Rational implements Comparable<Rational> {

    public static final Rational ZERO = new Rational(0, 1);
    public static final Rational ONE = new Rational(1, 1);

    /** Never held as a long: its negation does not fit. */
    private static final BigInteger LONG_MINIMUM = BigInteger.valueOf(Long.MIN_VALUE);

    private static final long EXACT_IN_DOUBLE = 1L << 53;
    private static final MathContext FORTY_DIGITS = new MathContext(40, RoundingMode.HALF_EVEN);
    private static final int DISPLAY_DECIMALS = 4;

    private final long numerator;
    private final long denominator;
    /** Both are null when the value fits in two longs, so that equal numbers have one representation. */
    private final @Nullable BigInteger bigNumerator;

    private final @Nullable BigInteger bigDenominator;

    private Rational(long numerator, long denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.bigNumerator = null;
        this.bigDenominator = null;
    }

    private Rational(BigInteger numerator, BigInteger denominator) {
        this.numerator = 0;
        this.denominator = 0;
        this.bigNumerator = numerator;
        this.bigDenominator = denominator;
    }

    /** A whole number. */
    public static Rational of(long value) {
        return value == 0 ? ZERO : of(value, 1);
    }

    /**
     * A fraction, reduced.
     *
     * @throws ArithmeticException when the denominator is zero
     */
    public static Rational of(long numerator, long denominator) {
        if (denominator == 0) {
            throw new ArithmeticException("denominator is zero in " + numerator + "/0");
        }
        if (numerator == Long.MIN_VALUE || denominator == Long.MIN_VALUE) {
            return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }
        long divisor = greatestCommonDivisor(Math.abs(numerator), Math.abs(denominator));
        long sign = denominator < 0 ? -1 : 1;
        return new Rational(sign * numerator / divisor, sign * denominator / divisor);
    }

    /** A fraction of any size, reduced. */
    private static Rational of(BigInteger numerator, BigInteger denominator) {
        BigInteger divisor = numerator.gcd(denominator);
        BigInteger signed = denominator.signum() < 0 ? divisor.negate() : divisor;
        BigInteger top = numerator.divide(signed);
        BigInteger bottom = denominator.divide(signed);
        boolean small = top.bitLength() < Long.SIZE && bottom.bitLength() < Long.SIZE && !top.equals(LONG_MINIMUM);
        return small ? new Rational(top.longValue(), bottom.longValue()) : new Rational(top, bottom);
    }

    /**
     * The very number a double holds: {@code ofExact(0.1)} is 3602879701896397/36028797018963968, not 1/10. For text use
     * {@link #parse}.
     *
     * @throws IllegalArgumentException for NaN and infinities
     */
    public static Rational ofExact(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a finite number: " + value);
        }
        if (value == StrictMath.rint(value) && Math.abs(value) < EXACT_IN_DOUBLE) {
            return of((long) value);
        }
        return ofDecimal(new BigDecimal(value));
    }

    /**
     * A decimal as people write it, e.g. {@code 42.5} or {@code 1e-3}.
     *
     * @throws IllegalArgumentException when the text is not a decimal number, or its exponent is beyond 1,000
     */
    public static Rational parse(String decimal) {
        try {
            BigDecimal value = new BigDecimal(decimal.strip());
            if (Math.abs((long) value.scale()) > 1_000) {
                throw new IllegalArgumentException("exponent out of range in '" + decimal + "'");
            }
            return ofDecimal(value);
        } catch (NumberFormatException notADecimal) {
            throw new IllegalArgumentException("not a decimal number: '" + decimal + "'", notADecimal);
        }
    }

    private static Rational ofDecimal(BigDecimal value) {
        return value.scale() <= 0
                ? of(value.toBigIntegerExact(), BigInteger.ONE)
                : of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    public Rational plus(Rational other) {
        if (isSmall() && other.isSmall()) {
            long left = numerator;
            long right = other.numerator;
            if (denominator == other.denominator) {
                long sum = left + right;
                if (((left ^ sum) & (right ^ sum)) >= 0) {
                    return of(sum, denominator);
                }
            } else if (multiplies(left, other.denominator)
                    && multiplies(right, denominator)
                    && multiplies(denominator, other.denominator)) {
                long scaledLeft = left * other.denominator;
                long scaledRight = right * denominator;
                long sum = scaledLeft + scaledRight;
                if (((scaledLeft ^ sum) & (scaledRight ^ sum)) >= 0) {
                    return of(sum, denominator * other.denominator);
                }
            }
        }
        BigInteger top = top().multiply(other.bottom()).add(other.top().multiply(bottom()));
        return of(top, bottom().multiply(other.bottom()));
    }

    public Rational minus(Rational other) {
        return plus(other.negated());
    }

    public Rational negated() {
        return isSmall() ? new Rational(-numerator, denominator) : of(top().negate(), bottom());
    }

    public Rational times(Rational other) {
        if (isSmall()
                && other.isSmall()
                && multiplies(numerator, other.numerator)
                && multiplies(denominator, other.denominator)) {
            return of(numerator * other.numerator, denominator * other.denominator);
        }
        return of(top().multiply(other.top()), bottom().multiply(other.bottom()));
    }

    public Rational times(long factor) {
        return times(of(factor));
    }

    /** The quotient; an {@link ArithmeticException} when the divisor is zero. */
    public Rational dividedBy(Rational divisor) {
        if (divisor.signum() == 0) {
            throw new ArithmeticException("division of " + this + " by zero");
        }
        if (isSmall()
                && divisor.isSmall()
                && multiplies(numerator, divisor.denominator)
                && multiplies(denominator, divisor.numerator)) {
            return of(numerator * divisor.denominator, denominator * divisor.numerator);
        }
        return of(top().multiply(divisor.bottom()), bottom().multiply(divisor.top()));
    }

    public int signum() {
        return bigNumerator != null ? bigNumerator.signum() : Long.signum(numerator);
    }

    /** The smallest whole number not below this one; saturates at the ends of {@code long}. */
    public long ceil() {
        if (isSmall()) {
            return -Math.floorDiv(-numerator, denominator);
        }
        BigInteger[] parts = top().divideAndRemainder(bottom());
        return saturated(parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0]);
    }

    /** The largest whole number not above this one; saturates at the ends of {@code long}. */
    public long floor() {
        if (isSmall()) {
            return Math.floorDiv(numerator, denominator);
        }
        BigInteger[] parts = top().divideAndRemainder(bottom());
        return saturated(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]);
    }

    private static long saturated(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        return value.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** The nearest double; exact whenever the number is a double. */
    public double doubleValue() {
        if (isSmall() && Math.abs(numerator) <= EXACT_IN_DOUBLE && denominator <= EXACT_IN_DOUBLE) {
            return (double) numerator / denominator;
        }
        return new BigDecimal(top())
                .divide(new BigDecimal(bottom()), FORTY_DIGITS)
                .doubleValue();
    }

    public Rational min(Rational other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Rational max(Rational other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Rational other) {
        if (isSmall() && other.isSmall()) {
            if (denominator == other.denominator) {
                return Long.compare(numerator, other.numerator);
            }
            if (multiplies(numerator, other.denominator) && multiplies(other.numerator, denominator)) {
                return Long.compare(numerator * other.denominator, other.numerator * denominator);
            }
        }
        return top().multiply(other.bottom()).compareTo(other.top().multiply(bottom()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rational that
                && numerator == that.numerator
                && denominator == that.denominator
                && Objects.equals(bigNumerator, that.bigNumerator)
                && Objects.equals(bigDenominator, that.bigDenominator);
    }

    @Override
    public int hashCode() {
        return Objects.hash(numerator, denominator, bigNumerator, bigDenominator);
    }

    /** The exact decimal where there is one of reasonable length ({@code 42.5}), else a fraction ({@code 2/3}). */
    @Override
    public String toString() {
        if (bottom().equals(BigInteger.ONE)) {
            return top().toString();
        }
        int twos = bottom().getLowestSetBit();
        BigInteger rest = bottom().shiftRight(twos);
        int fives = 0;
        while (fives < 12 && rest.mod(BigInteger.valueOf(5)).signum() == 0) {
            rest = rest.divide(BigInteger.valueOf(5));
            fives++;
        }
        return rest.equals(BigInteger.ONE) && Math.max(twos, fives) <= 12
                ? new BigDecimal(top()).divide(new BigDecimal(bottom())).toPlainString()
                : top() + "/" + bottom();
    }

    /** At most four decimals, rounded half even: for sentences that people read, never for a decision. */
    public String display() {
        BigDecimal rounded = new BigDecimal(top())
                .divide(new BigDecimal(bottom()), DISPLAY_DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private boolean isSmall() {
        return bigNumerator == null;
    }

    private BigInteger top() {
        return bigNumerator != null ? bigNumerator : BigInteger.valueOf(numerator);
    }

    private BigInteger bottom() {
        return bigDenominator != null ? bigDenominator : BigInteger.valueOf(denominator);
    }

    /** Whether the product of both fits in a long other than {@code Long.MIN_VALUE}. */
    private static boolean multiplies(long left, long right) {
        long product = left * right;
        return Math.multiplyHigh(left, right) == (product >> 63) && product != Long.MIN_VALUE;
    }

    private static long greatestCommonDivisor(long left, long right) {
        long a = left;
        long b = right;
        while (b != 0) {
            long remainder = a % b;
            a = b;
            b = remainder;
        }
        return a == 0 ? 1 : a;
    }
}
