package dev.dryscale.scaling.metric;

import dev.dryscale.scaling.metric.MathValue.Scalar;
import dev.dryscale.scaling.metric.MathValue.Series;
import dev.dryscale.scaling.metric.MathValue.SeriesArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions of metric math that need no knowledge of the clock: point by point, over a series, and over an array. */
final class MathFunctions {

    private MathFunctions() {}

    /** An operator between two values; a missing datapoint counts as 0 beside one that is there. */
    static MathValue combine(MathOperator operator, MathValue left, MathValue right) {
        if (left instanceof Scalar a && right instanceof Scalar b) {
            var result = operator.apply(a.value(), b.value());
            if (result == null) {
                throw new IllegalArgumentException("a number is divided by zero");
            }
            return new Scalar(result);
        }
        if (left instanceof SeriesArray array) {
            return each(array, series -> (Series) combine(operator, series, single(right)));
        }
        if (right instanceof SeriesArray array) {
            return each(array, series -> (Series) combine(operator, left, series));
        }
        return pointwise(operator, left, right);
    }

    private static Series pointwise(MathOperator operator, MathValue left, MathValue right) {
        int slots = left instanceof Series a
                ? a.values().size()
                : ((Series) right).values().size();
        var values = new ArrayList<@Nullable Rational>();
        for (int slot = 0; slot < slots; slot++) {
            var a = at(left, slot);
            var b = at(right, slot);
            boolean missing = (a == null || left instanceof Scalar) && (b == null || right instanceof Scalar);
            values.add(missing ? null : operator.apply(orZero(a), orZero(b)));
        }
        return new Series(values);
    }

    static Rational orZero(@Nullable Rational value) {
        return value == null ? Rational.ZERO : value;
    }

    /** The value of a slot: of a number in every slot. */
    static @Nullable Rational at(MathValue value, int slot) {
        return value instanceof Scalar scalar ? scalar.value() : ((Series) single(value)).at(slot);
    }

    private static MathValue single(MathValue value) {
        if (value instanceof SeriesArray) {
            throw new IllegalArgumentException("two arrays of time series cannot be combined");
        }
        return value;
    }

    static SeriesArray each(SeriesArray array, UnaryOperator<Series> function) {
        return new SeriesArray(array.series().stream().map(function).toList());
    }

    /** A function that turns each time series into one. */
    static MathValue perSeries(String name, MathValue argument, UnaryOperator<Series> function) {
        if (argument instanceof Scalar) {
            throw new IllegalArgumentException(name + " takes a time series, not a number");
        }
        return argument instanceof SeriesArray array ? each(array, function) : function.apply((Series) argument);
    }

    /** AVG, MAX, MIN, SUM, STDDEV, DATAPOINT_COUNT: a number of one series, a series of several. */
    static MathValue aggregate(
            String name, MathValue argument, Function<List<Rational>, Rational> function, boolean missingIsZero) {
        if (argument instanceof Scalar) {
            throw new IllegalArgumentException(name + " takes time series, not a number");
        }
        if (argument instanceof Series series) {
            return new Scalar(function.apply(points(series.values(), missingIsZero)));
        }
        var array = ((SeriesArray) argument).series();
        var values = new ArrayList<@Nullable Rational>();
        for (int slot = 0; slot < (array.isEmpty() ? 0 : array.get(0).values().size()); slot++) {
            int at = slot;
            var column = new ArrayList<@Nullable Rational>();
            array.forEach(series -> column.add(series.at(at)));
            boolean empty = column.stream().allMatch(value -> value == null);
            values.add(empty ? null : function.apply(points(column, missingIsZero)));
        }
        return new Series(values);
    }

    private static List<Rational> points(List<@Nullable Rational> values, boolean missingIsZero) {
        var points = new ArrayList<Rational>();
        for (Rational value : values) {
            if (value != null || missingIsZero) {
                points.add(orZero(value));
            }
        }
        return points;
    }

    static Rational sum(List<Rational> points) {
        return points.stream().reduce(Rational.ZERO, Rational::plus);
    }

    static Rational average(List<Rational> points) {
        return points.isEmpty() ? Rational.ZERO : sum(points).dividedBy(Rational.of(points.size()));
    }

    static Rational maximum(List<Rational> points) {
        return points.stream().reduce(Rational::max).orElse(Rational.ZERO);
    }

    static Rational minimum(List<Rational> points) {
        return points.stream().reduce(Rational::min).orElse(Rational.ZERO);
    }

    /** Of the points as a whole population. */
    static Rational standardDeviation(List<Rational> points) {
        var mean = average(points);
        var squares = points.stream()
                .map(point -> point.minus(mean))
                .map(apart -> apart.times(apart))
                .toList();
        return Rational.ofExact(StrictMath.sqrt(average(squares).doubleValue()));
    }

    /** DIFF and RATE: from the datapoint before, which need not be in the slot before. */
    static Series change(Series series, long slotSeconds, boolean perSecond, boolean ofTime) {
        var values = new ArrayList<@Nullable Rational>();
        Rational before = null;
        int slotBefore = 0;
        for (int slot = 0; slot < series.values().size(); slot++) {
            var value = series.at(slot);
            if (value == null || before == null) {
                values.add(null);
            } else {
                var seconds = Rational.of((slot - slotBefore) * slotSeconds);
                var change = ofTime ? seconds : value.minus(before);
                values.add(perSecond ? change.dividedBy(seconds) : change);
            }
            if (value != null) {
                before = value;
                slotBefore = slot;
            }
        }
        return new Series(values);
    }

    static Series runningSum(Series series) {
        var values = new ArrayList<@Nullable Rational>();
        Rational sum = Rational.ZERO;
        for (Rational value : series.values()) {
            sum = sum.plus(orZero(value));
            values.add(value == null ? null : sum);
        }
        return new Series(values);
    }

    static @Nullable Rational logarithm(Rational value, boolean decimal) {
        if (value.signum() <= 0) {
            return null;
        }
        double of = value.doubleValue();
        return Rational.ofExact(decimal ? StrictMath.log10(of) : StrictMath.log(of));
    }
}
