package dev.dryscale.scaling.metric;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The functions of metric math that an alarm can use, with the least and the most arguments. */
enum MathFunction {
    ABS(1, 1),
    AVG(1, 1),
    CEIL(1, 1),
    DATAPOINT_COUNT(1, 1),
    DATE(1, 1),
    DAY(1, 1),
    DIFF(1, 1),
    DIFF_TIME(1, 1),
    EPOCH(1, 1),
    FILL(2, 2),
    FIRST(1, 1),
    FLOOR(1, 1),
    HOUR(1, 1),
    IF(2, 3),
    LAST(1, 1),
    LOG(1, 1),
    LOG10(1, 1),
    MAX(1, 1),
    METRICS(0, 1),
    METRIC_COUNT(1, 1),
    MIN(1, 1),
    MINUTE(1, 1),
    MONTH(1, 1),
    PERIOD(1, 1),
    RATE(1, 1),
    REMOVE_EMPTY(1, 1),
    RUNNING_SUM(1, 1),
    SLICE(2, 3),
    SORT(3, 4),
    STDDEV(1, 1),
    SUM(1, 1),
    TIME_SERIES(1, 1),
    YEAR(1, 1);

    private final int least;
    private final int most;

    MathFunction(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /**
     * The function of that name.
     *
     * @throws IllegalArgumentException naming all of them, or how many arguments it takes
     */
    static MathFunction of(String name, int arguments) {
        for (var function : values()) {
            if (function.name().equals(name)) {
                if (arguments < function.least || arguments > function.most) {
                    throw new IllegalArgumentException(name + " takes "
                            + (function.least == function.most ? "" : function.least + " to ") + function.most
                            + " arguments, not " + arguments);
                }
                return function;
            }
        }
        throw new IllegalArgumentException("unknown function '" + name + "'; known: "
                + Arrays.stream(values()).map(MathFunction::name).collect(Collectors.joining(", ")));
    }
}
