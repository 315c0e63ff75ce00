package dev.dryscale.fleet.station;

import java.util.Arrays;

/**
 * The processors of all rows, shared by the requests that are on them: {@code n} requests on {@code c} processors progress
 * at rate {@code min(1, c / n)} each. With {@code c} at least {@code n} always, this is a station of slots.
 *
 * <p>A row's virtual time is the work that each request since the start of the busy period would have got; a request
 * finishes when it reaches its tag, the virtual time at its start plus its work. Tags keep their order whatever the rate
 * does (Parekh, Gallager 1993). Departures happen at whole nanoseconds, rounded up, and virtual time is then exactly the
 * tag; with rate 1 everything is a whole number and exact.
 */
final class ProcessorSharing {

    /** Rounding noise of virtual time must not cost a nanosecond. */
    private static final double NOISE_NANOS = 0x1p-10;

    private static final double FAR_NANOS = 0x1p62;
    private static final int SHORT = 32;

    private final double usual;
    private final Tournament departures = new Tournament();

    /** Per row in falling order: the next to finish is the last. */
    private double[][] tags = new double[0][];

    private int[][] ids = new int[0][];
    private int[] counts = new int[0];
    private double[] virtualTimes = new double[0];
    private long[] sinces = new long[0];
    private double[] processors = new double[0];
    private double[] available = new double[0];
    private double[] rates = new double[0];
    private double[] busyRates = new double[0];
    private double[] busy = new double[0];
    private long[] closedBusy = new long[0];
    private long closedTotal;

    /** @param usual processors of a row that {@link #size} says nothing about */
    ProcessorSharing(double usual) {
        this.usual = usual;
    }

    void ensure(int rows) {
        int old = counts.length;
        tags = Arrays.copyOf(tags, rows);
        ids = Arrays.copyOf(ids, rows);
        counts = Arrays.copyOf(counts, rows);
        virtualTimes = Arrays.copyOf(virtualTimes, rows);
        sinces = Arrays.copyOf(sinces, rows);
        processors = Arrays.copyOf(processors, rows);
        available = Arrays.copyOf(available, rows);
        rates = Arrays.copyOf(rates, rows);
        busyRates = Arrays.copyOf(busyRates, rows);
        busy = Arrays.copyOf(busy, rows);
        closedBusy = Arrays.copyOf(closedBusy, rows);
        for (int row = old; row < rows; row++) {
            tags[row] = new double[8];
            ids[row] = new int[8];
            size(row, usual);
        }
        departures.ensure(rows);
    }

    /** A row on which nobody is gets {@code count} processors. */
    void size(int row, double count) {
        processors[row] = count;
        available[row] = count;
    }

    /** How long all processors of the row need for what is on them and {@code waiting} nanoseconds of work. */
    long waitNanos(int row, long nowNanos, long waiting) {
        return (long) ((leftNanos(row, nowNanos) + waiting) / processors[row]);
    }

    /** The next departure from any processor, or {@link Tournament#NEVER}. */
    long nextNanos() {
        return departures.least();
    }

    int nextRow() {
        return departures.leastRow();
    }

    long nextNanos(int row) {
        return departures.keyOf(row);
    }

    int count(int row) {
        return counts[row];
    }

    /** Requests on the processors of all rows. */
    long total() {
        long total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }

    /** The {@code i}-th request of a row in falling order of departure. */
    int idAt(int row, int i) {
        return ids[row][i];
    }

    /** The sum of the ages of all requests that are on processors. */
    long agesNanos(RequestPool pool, long nowNanos) {
        long sum = 0;
        for (int row = 0; row < counts.length; row++) {
            for (int i = 0; i < counts[row]; i++) {
                sum += nowNanos - pool.arrivalNanos[ids[row][i]];
            }
        }
        return sum;
    }

    /** Brings the row to {@code nowNanos}, not after its next departure. */
    void advance(int row, long nowNanos) {
        double elapsed = nowNanos - sinces[row];
        int n = counts[row];
        if (n > 0) {
            busy[row] += elapsed * busyRates[row];
            double virtual = virtualTimes[row] + elapsed * rates[row];
            double first = tags[row][n - 1];
            virtualTimes[row] = virtual < first ? virtual : first;
        }
        sinces[row] = nowNanos;
    }

    /** Takes the request whose departure is due off the row; {@link #reschedule} must follow. */
    int finish(int row, long nowNanos) {
        int last = --counts[row];
        busy[row] += (nowNanos - sinces[row]) * busyRates[row];
        sinces[row] = nowNanos;
        virtualTimes[row] = tags[row][last];
        return ids[row][last];
    }

    /** Puts a request on a row that was advanced to now; {@link #reschedule} must follow. */
    void start(int row, int id, long work) {
        int n = counts[row]++;
        if (n == tags[row].length) {
            tags[row] = Arrays.copyOf(tags[row], 2 * n);
            ids[row] = Arrays.copyOf(ids[row], 2 * n);
        }
        final double[] rowTags = tags[row];
        final int[] rowIds = ids[row];
        double tag = virtualTimes[row] + work;
        int place = n;
        if (n <= SHORT) {
            while (place > 0 && rowTags[place - 1] <= tag) {
                rowTags[place] = rowTags[place - 1];
                rowIds[place] = rowIds[place - 1];
                place--;
            }
        } else {
            place = placeOf(tag, rowTags, n);
            System.arraycopy(rowTags, place, rowTags, place + 1, n - place);
            System.arraycopy(rowIds, place, rowIds, place + 1, n - place);
        }
        rowTags[place] = tag;
        rowIds[place] = id;
    }

    /** Behind all tags that are greater; who came first among equals leaves first. */
    private static int placeOf(double tag, double[] rowTags, int n) {
        int low = 0;
        int high = n;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rowTags[middle] > tag) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Takes a request off a row that was advanced to now; {@link #reschedule} must follow.
     *
     * @return the work that it had still to do
     */
    long cancel(int row, int id) {
        final int[] rowIds = ids[row];
        int place = counts[row] - 1;
        while (rowIds[place] != id) {
            place--;
        }
        long left = (long) (tags[row][place] - virtualTimes[row]);
        int behind = --counts[row] - place;
        System.arraycopy(rowIds, place + 1, rowIds, place, behind);
        System.arraycopy(tags[row], place + 1, tags[row], place, behind);
        return left;
    }

    /** Sets the row's rate and next departure after its requests or processors have changed. */
    void reschedule(int row) {
        int n = counts[row];
        if (n == 0) {
            virtualTimes[row] = 0;
            busyRates[row] = 0;
            departures.set(row, Tournament.NEVER);
            return;
        }
        double processorsNow = available[row];
        double wait = tags[row][n - 1] - virtualTimes[row];
        if (n <= processorsNow) {
            rates[row] = 1;
            busyRates[row] = n;
        } else {
            rates[row] = processorsNow / n;
            busyRates[row] = processorsNow;
            wait *= n / processorsNow;
        }
        // no processor left: the wait is infinite, or NaN (due now) if nothing is left to do
        departures.set(row, wait > FAR_NANOS ? Tournament.NEVER : sinces[row] + (long) Math.ceil(wait - NOISE_NANOS));
    }

    /** Leaves all but {@code taken} processors to the requests. */
    void take(int row, double taken, long nowNanos) {
        advance(row, nowNanos);
        available[row] = Math.max(0, processors[row] - taken);
        reschedule(row);
    }

    void closeMinute(long endNanos) {
        for (int row = 0; row < counts.length; row++) {
            double open = (endNanos - sinces[row]) * busyRates[row];
            double minute = busy[row] + open;
            long closed = (long) minute;
            closedBusy[row] = closed;
            closedTotal += closed;
            // the row itself stays where it is: a minute's end must not disturb its rounding
            busy[row] = minute - closed - open;
        }
    }

    /** Processor-nanoseconds in the closed minute. */
    long closedBusyNanos(int row) {
        return closedBusy[row];
    }

    /** Processor-nanoseconds of all rows so far. */
    long doneNanos(long nowNanos) {
        long sum = closedTotal;
        for (int row = 0; row < counts.length; row++) {
            sum += (long) (busy[row] + (nowNanos - sinces[row]) * busyRates[row]);
        }
        return sum;
    }

    /** What the requests on all rows have still to do. */
    long leftNanos(long nowNanos) {
        long sum = 0;
        for (int row = 0; row < counts.length; row++) {
            sum += leftNanos(row, nowNanos);
        }
        return sum;
    }

    private long leftNanos(int row, long nowNanos) {
        int n = counts[row];
        long sum = 0;
        if (n > 0) {
            double first = tags[row][n - 1];
            double virtual = Math.min(first, virtualTimes[row] + (nowNanos - sinces[row]) * rates[row]);
            for (int i = 0; i < n; i++) {
                sum += (long) (tags[row][i] - virtual);
            }
        }
        return sum;
    }
}
