package dev.dryscale.fleet.station;

import dev.dryscale.record.ObservationBook;
import dev.dryscale.record.RequestBook.Loss;
import org.jspecify.annotations.Nullable;

/** The eye of an observer on a station: tells the {@link ObservationBook}, where there is one, of requests in a pool. */
final class Watch {

    private final @Nullable ObservationBook book;
    private final RequestPool pool;

    Watch(@Nullable ObservationBook book, RequestPool pool) {
        this.book = book;
        this.pool = pool;
    }

    /** What was, before it changes. */
    void look(long nowNanos, long inSystem, long waiting, long busy, long idle, long inSetup) {
        if (book != null) {
            book.state(nowNanos, inSystem, waiting, busy, idle, inSetup);
        }
    }

    /** As the other, of a station whose servers nobody counts: all that do not wait are served. */
    void look(long nowNanos, long inSystem, long waiting) {
        look(nowNanos, inSystem, waiting, inSystem - waiting, 0, 0);
    }

    void arrived(int id, long nowNanos) {
        if (book != null) {
            book.arrive(nowNanos, pool.workNanos[id]);
        }
    }

    void rejected(int id) {
        if (book != null) {
            book.reject(pool.observedArrival(id));
        }
    }

    /** It leaves without an answer; only at the door is that a rejection. */
    void dropped(int id, Loss why) {
        if (why == Loss.REJECTED) {
            rejected(id);
        }
    }

    void started(int id, long nowNanos) {
        if (book != null) {
            book.start(pool.observedArrival(id), nowNanos);
        }
    }

    void abandoned(int id, long nowNanos) {
        if (book != null) {
            book.abandon(pool.observedArrival(id), nowNanos);
        }
    }

    void completed(int id, long nowNanos) {
        if (book != null) {
            book.complete(pool.observedArrival(id), nowNanos, Math.max(0, pool.classes[id]));
        }
    }
}
