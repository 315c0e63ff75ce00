package dev.dryscale.record;

import dev.dryscale.record.Timeline.Column;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a fleet comes back by itself from an overload. It does not when, since the last minute in which the requests without
 * their retries asked for more than was in service,
 *
 * <ul>
 *   <li>there was more room than everything then in system needed,
 *   <li>yet of the last ten minutes' requests fewer than 95 % were answered, while clients try again, and
 *   <li>as much load per instance had been answered, to 99 %, in ten minutes before.
 * </ul>
 *
 * <p>The retries then keep alive what they are an answer to. A run that ends within twenty minutes of its last overload does
 * not tell.
 */
public final class Recovery {

    /** How a note about such a run begins. */
    public static final String DOES_NOT = "does not recover by itself";

    private static final int WINDOW = 10;
    private static final double ANSWERED = 0.99;
    private static final double NOT_ANSWERED = 0.95;
    /** Ten minutes are as loaded as others when their load is within two percent. */
    private static final double AS_MUCH = 0.98;

    private final double[] arrivals;
    private final double[] retries;
    private final double[] completed;
    private final double[] demand;
    private final double[] inService;
    private final double[] inSystem;
    /** Instances that the first attempts of each minute ask for. */
    private final double[] needed;

    private Recovery(Timeline timeline, double[] needed) {
        this.needed = needed;
        arrivals = timeline.column(Column.ARRIVALS);
        retries = timeline.column(Column.RETRIES);
        completed = timeline.column(Column.COMPLETED);
        demand = timeline.column(Column.DEMAND);
        inService = timeline.column(Column.IN_SERVICE);
        inSystem = timeline.column(Column.IN_SYSTEM);
    }

    /**
     * The sentence about a run that does not recover by itself; null about any other.
     *
     * @param needed what the requests of each minute, without their retries, ask for, in instances; asked for only when the
     *     end of the run looks as if it had not recovered
     */
    public static @Nullable String note(Timeline timeline, Supplier<double[]> needed) {
        boolean told = timeline.has(Column.RETRIES) && timeline.has(Column.DEMAND) && timeline.has(Column.IN_SYSTEM);
        if (!told || timeline.rows() < 2 * WINDOW) {
            return null;
        }
        var end = new Recovery(timeline, new double[0]);
        int from = timeline.rows() - WINDOW;
        boolean suffers = end.answered(from) < NOT_ANSWERED && sum(end.retries, from, timeline.rows()) > 0;
        return suffers ? new Recovery(timeline, needed.get()).note() : null;
    }

    private @Nullable String note() {
        int overload = lastOverload();
        int from = arrivals.length - WINDOW;
        if (overload < 0 || overload + WINDOW >= from) {
            return null;
        }
        double answered = answered(from);
        boolean mayBeOnItsWay = room(overload + 1, from) < backlog(overload);
        if (mayBeOnItsWay || !wasAnsweredBefore(overload, load(from))) {
            return null;
        }
        return String.format(
                Locale.ROOT,
                "%s: since minute %d the requests without their retries fit (%.0f %% of what is in service at the end), yet"
                        + " of the last %d minutes' requests %.0f %% are answered; before the overload the same load was",
                DOES_NOT,
                overload + 1,
                100 * load(from),
                WINDOW,
                100 * answered);
    }

    private int lastOverload() {
        int minute = arrivals.length - 1;
        while (minute >= 0 && needed[minute] < inService[minute]) {
            minute--;
        }
        return minute;
    }

    private double answered(int from) {
        double asked = sum(arrivals, from, from + WINDOW) - sum(retries, from, from + WINDOW);
        return asked > 0 ? sum(completed, from, from + WINDOW) / asked : 1;
    }

    /** What first attempts ask for, as a share of what is in service. */
    private double load(int from) {
        return sum(needed, from, from + WINDOW) / sum(inService, from, from + WINDOW);
    }

    /** Instance minutes that first attempts leave. */
    private double room(int from, int to) {
        double room = 0;
        for (int minute = from; minute < to; minute++) {
            room += inService[minute] - needed[minute];
        }
        return room;
    }

    /** Instance minutes that all in system at the end of a minute need. */
    private double backlog(int minute) {
        return arrivals[minute] > 0 ? inSystem[minute] * demand[minute] / arrivals[minute] : 0;
    }

    private boolean wasAnsweredBefore(int overload, double load) {
        for (int from = 0; from + WINDOW <= overload; from++) {
            if (load(from) >= AS_MUCH * load && answered(from) >= ANSWERED) {
                return true;
            }
        }
        return false;
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }
}
