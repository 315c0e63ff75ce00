package dev.dryscale.record;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts the book of a run's requests into stretches, by what was added to it since the end of the one before. */
public final class StretchBook {

    private static final double SECOND = 1e9;

    private final RequestBook book;
    private final List<RequestStretch> stretches = new ArrayList<>();
    private final long[] before = new long[LatencyHistogram.BUCKETS];
    private BigInteger sumBefore = BigInteger.ZERO;
    private long answeredBefore;
    private long gaveUpBefore;

    public StretchBook(RequestBook book) {
        this.book = book;
    }

    /** Ends a stretch at {@code endNanos}, where a minute of the book was closed; the first begins with the run. */
    public void close(long endNanos) {
        var latency = book.latency();
        long gaveUp = book.totals().gaveUp();
        stretches.add(new RequestStretch(
                endNanos,
                latency.count() - answeredBefore,
                latency.sumNanos().subtract(sumBefore).doubleValue() / SECOND,
                gaveUp - gaveUpBefore,
                counts(latency)));
        sumBefore = latency.sumNanos();
        answeredBefore = latency.count();
        gaveUpBefore = gaveUp;
    }

    private RequestStretch.Counts counts(LatencyHistogram latency) {
        int from = LatencyHistogram.BUCKETS;
        int to = 0;
        var added = new long[LatencyHistogram.BUCKETS];
        for (int i = 0; i < added.length; i++) {
            long now = latency.countIn(i);
            added[i] = now - before[i];
            before[i] = now;
            if (added[i] != 0) {
                from = Math.min(from, i);
                to = i + 1;
            }
        }
        return new RequestStretch.Counts(from, Arrays.copyOfRange(added, Math.min(from, to), to));
    }

    public List<RequestStretch> stretches() {
        return List.copyOf(stretches);
    }
}
