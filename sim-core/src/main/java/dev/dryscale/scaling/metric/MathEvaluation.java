package dev.dryscale.scaling.metric;

import dev.dryscale.scaling.metric.MathValue.Scalar;
import dev.dryscale.scaling.metric.MathValue.Series;
import dev.dryscale.scaling.metric.MathValue.SeriesArray;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One evaluation of metric math: its metrics as time series over the same slots, and what is computed of them. */
final class MathEvaluation {

    private final MetricMath math;
    private final Map<String, MathValue> known;
    private final int slots;
    private final long newestEndEpochSecond;
    private final long slotSeconds;

    /**
     * @param metrics the series of each query that is a metric, by id
     * @param newestEndEpochSecond end of the newest slot, for the functions of the clock
     */
    MathEvaluation(MetricMath math, Map<String, Series> metrics, int slots, long newestEndEpochSecond) {
        this.math = math;
        this.known = new HashMap<>(metrics);
        this.slots = slots;
        this.newestEndEpochSecond = newestEndEpochSecond;
        this.slotSeconds = math.periodSeconds();
    }

    /** The series of the query that returns data. */
    Series result() {
        var returned = math.returned();
        if (reference(returned.id()) instanceof Series series) {
            return series;
        }
        throw new IllegalArgumentException("expression '" + returned.expression()
                + "': the result must be one time series, not a number or an array");
    }

    private MathValue reference(String id) {
        var value = known.get(id);
        if (value == null) {
            var node = math.node(id);
            if (node == null) {
                throw new IllegalArgumentException("there is no metric and no expression with the id " + id);
            }
            value = evaluate(node);
            known.put(id, value);
        }
        return value;
    }

    private MathValue evaluate(MathNode node) {
        if (node instanceof MathNode.Literal number) {
            return new Scalar(number.value());
        }
        if (node instanceof MathNode.Reference reference) {
            return reference(reference.id());
        }
        if (node instanceof MathNode.Negation negation) {
            return MathFunctions.combine(MathOperator.TIMES, new Scalar(Rational.of(-1)), evaluate(negation.operand()));
        }
        if (node instanceof MathNode.Operation operation) {
            return MathFunctions.combine(operation.operator(), evaluate(operation.left()), evaluate(operation.right()));
        }
        if (node instanceof MathNode.Listed listed) {
            return array(listed.items());
        }
        if (node instanceof MathNode.Call call) {
            return call(call);
        }
        throw new IllegalArgumentException(node + " has no value of its own");
    }

    private SeriesArray array(List<MathNode> items) {
        var series = new ArrayList<Series>();
        for (MathNode item : items) {
            var value = evaluate(item);
            if (value instanceof SeriesArray inner) {
                series.addAll(inner.series());
            } else if (value instanceof Series one) {
                series.add(one);
            } else {
                throw new IllegalArgumentException("an array holds time series, not numbers");
            }
        }
        return new SeriesArray(series);
    }

    private MathValue call(MathNode.Call call) {
        var function = MathFunction.of(call.function(), call.arguments().size());
        return switch (function) {
            case ABS, CEIL, FLOOR, LOG, LOG10 -> pointwise(function, call);
            case AVG, SUM, MAX, MIN, STDDEV, DATAPOINT_COUNT -> aggregate(function, call);
            case EPOCH, MINUTE, HOUR, DAY, DATE, MONTH, YEAR -> calendar(function);
            case DIFF -> change(call, false, false);
            case DIFF_TIME -> change(call, false, true);
            case RATE -> change(call, true, false);
            case RUNNING_SUM -> MathFunctions.perSeries("RUNNING_SUM", argument(call, 0), MathFunctions::runningSum);
            case FILL -> fill(call);
            case IF -> condition(call);
            case METRICS -> metrics(call);
            case METRIC_COUNT -> new Scalar(Rational.of(seriesOf(call).size()));
            case FIRST -> seriesOf(call).get(0);
            case LAST -> seriesOf(call).get(seriesOf(call).size() - 1);
            case SLICE -> slice(call);
            case SORT -> sort(call);
            case REMOVE_EMPTY ->
                new SeriesArray(seriesOf(call).stream()
                        .filter(series -> !series.present().isEmpty())
                        .toList());
            case PERIOD -> new Scalar(Rational.of(slotSeconds));
            case TIME_SERIES -> Series.constant(slots, number(call, 0));
        };
    }

    private MathValue pointwise(MathFunction function, MathNode.Call call) {
        return switch (function) {
            case ABS -> perSeries(call, value -> value.signum() < 0 ? value.negated() : value);
            case CEIL -> perSeries(call, value -> Rational.of(value.ceil()));
            case FLOOR -> perSeries(call, value -> Rational.of(value.floor()));
            default -> perSeries(call, value -> MathFunctions.logarithm(value, function == MathFunction.LOG10));
        };
    }

    private MathValue aggregate(MathFunction function, MathNode.Call call) {
        return switch (function) {
            case AVG -> aggregate(call, MathFunctions::average, true);
            case SUM -> aggregate(call, MathFunctions::sum, true);
            case MAX -> aggregate(call, MathFunctions::maximum, false);
            case MIN -> aggregate(call, MathFunctions::minimum, false);
            case STDDEV -> aggregate(call, MathFunctions::standardDeviation, false);
            default -> aggregate(call, points -> Rational.of(points.size()), false);
        };
    }

    private MathValue calendar(MathFunction function) {
        return switch (function) {
            case EPOCH -> clock(OffsetDateTime::toEpochSecond);
            case MINUTE -> clock(OffsetDateTime::getMinute);
            case HOUR -> clock(OffsetDateTime::getHour);
            case DAY -> clock(time -> time.getDayOfWeek().getValue());
            case DATE -> clock(OffsetDateTime::getDayOfMonth);
            case MONTH -> clock(OffsetDateTime::getMonthValue);
            default -> clock(OffsetDateTime::getYear);
        };
    }

    private MathValue argument(MathNode.Call call, int index) {
        return evaluate(call.arguments().get(index));
    }

    private Rational number(MathNode.Call call, int index) {
        if (argument(call, index) instanceof Scalar scalar) {
            return scalar.value();
        }
        throw new IllegalArgumentException(call.function() + " takes a number as argument " + (index + 1));
    }

    private List<Series> seriesOf(MathNode.Call call) {
        if (argument(call, 0) instanceof SeriesArray array && !array.series().isEmpty()) {
            return array.series();
        }
        throw new IllegalArgumentException(call.function() + " takes an array of time series");
    }

    private MathValue perSeries(MathNode.Call call, Function<Rational, @Nullable Rational> each) {
        return MathFunctions.perSeries(call.function(), argument(call, 0), series -> series.map(each));
    }

    private MathValue aggregate(
            MathNode.Call call, Function<List<Rational>, Rational> function, boolean missingIsZero) {
        return MathFunctions.aggregate(call.function(), argument(call, 0), function, missingIsZero);
    }

    private MathValue change(MathNode.Call call, boolean perSecond, boolean ofTime) {
        return MathFunctions.perSeries(
                call.function(),
                argument(call, 0),
                series -> MathFunctions.change(series, slotSeconds, perSecond, ofTime));
    }

    private MathValue fill(MathNode.Call call) {
        if (call.arguments().get(1) instanceof MathNode.Word word) {
            return switch (word.name()) {
                case "REPEAT" -> MathFunctions.perSeries("FILL", argument(call, 0), MathFill::repeat);
                case "LINEAR" -> MathFunctions.perSeries("FILL", argument(call, 0), MathFill::linear);
                default ->
                    throw new IllegalArgumentException(
                            "FILL takes a number, a metric, REPEAT or LINEAR, not " + word.name());
            };
        }
        var filler = argument(call, 1);
        return MathFunctions.perSeries("FILL", argument(call, 0), series -> MathFill.with(series, filler));
    }

    /** Where the condition has no datapoint there is none; a true one without a value of its own is 0, a false one is dropped. */
    private MathValue condition(MathNode.Call call) {
        var test = argument(call, 0);
        var whenTrue = argument(call, 1);
        var whenFalse = call.arguments().size() == 3 ? argument(call, 2) : Series.constant(slots, null);
        if (test instanceof Scalar scalar) {
            return scalar.value().signum() != 0 ? whenTrue : whenFalse;
        }
        var values = new ArrayList<@Nullable Rational>();
        for (int slot = 0; slot < slots; slot++) {
            var holds = MathFunctions.at(test, slot);
            if (holds == null) {
                values.add(null);
            } else {
                values.add(
                        holds.signum() != 0
                                ? MathFunctions.orZero(MathFunctions.at(whenTrue, slot))
                                : MathFunctions.at(whenFalse, slot));
            }
        }
        return new Series(values);
    }

    private MathValue metrics(MathNode.Call call) {
        String part = call.arguments().isEmpty() ? "" : text(call.arguments().get(0));
        return new SeriesArray(math.queries().stream()
                .filter(query -> query.metric() != null && query.id().contains(part))
                .map(query -> (Series) reference(query.id()))
                .toList());
    }

    private static String text(MathNode node) {
        if (node instanceof MathNode.Text text) {
            return text.value();
        }
        throw new IllegalArgumentException("METRICS takes a text in quotes, a part of the ids");
    }

    private MathValue slice(MathNode.Call call) {
        var all = seriesOf(call);
        int from = (int) Math.max(0, Math.min(all.size(), number(call, 1).floor()));
        long end = call.arguments().size() == 3 ? number(call, 2).floor() : all.size();
        return new SeriesArray(all.subList(from, (int) Math.max(from, Math.min(all.size(), end))));
    }

    private MathValue sort(MathNode.Call call) {
        String by = word(call.arguments().get(1));
        String order = word(call.arguments().get(2));
        Function<List<Rational>, Rational> key = switch (by) {
            case "AVG" -> MathFunctions::average;
            case "MIN" -> MathFunctions::minimum;
            case "MAX" -> MathFunctions::maximum;
            case "SUM" -> MathFunctions::sum;
            default -> throw new IllegalArgumentException("SORT takes AVG, MIN, MAX or SUM, not " + by);
        };
        if (!order.equals("ASC") && !order.equals("DESC")) {
            throw new IllegalArgumentException("SORT takes ASC or DESC, not " + order);
        }
        Comparator<Series> rising = Comparator.comparing(series -> key.apply(series.present()));
        var sorted = seriesOf(call).stream()
                .sorted(order.equals("ASC") ? rising : rising.reversed())
                .toList();
        long limit = call.arguments().size() == 4 ? number(call, 3).floor() : sorted.size();
        return new SeriesArray(sorted.subList(0, (int) Math.max(0, Math.min(sorted.size(), limit))));
    }

    private static String word(MathNode node) {
        return node instanceof MathNode.Word word ? word.name() : "a value";
    }

    private Series clock(ToLongFunction<OffsetDateTime> field) {
        var values = new ArrayList<@Nullable Rational>();
        for (int slot = 0; slot < slots; slot++) {
            long start = newestEndEpochSecond - (slots - slot) * slotSeconds;
            values.add(
                    Rational.of(field.applyAsLong(Instant.ofEpochSecond(start).atOffset(ZoneOffset.UTC))));
        }
        return new Series(values);
    }
}
