package dev.dryscale.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dryscale.fleet.PlaneFactory.Kind;
import dev.dryscale.fleet.station.InFlightLost;
import java.lang.reflect.Field;
import java.math.BigInteger;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every audit sees what it is there for: one counter is changed behind the back of a run, and the run fails and says when. */
final class BrokenBooksTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final FleetRun.Watcher NOBODY = (now, desired, cpu) -> {};

    /** A run of some minutes that stays on that engine, its requests on all kinds of way. */
    private static RunInput input(Kind kind) {
        return LongStream.range(0, 400)
                .mapToObj(kind == Kind.FAST ? RandomScenarios::eligibleForTheFastLoop : RandomScenarios::any)
                .filter(input -> PlaneFactory.kindFor(input) == kind && input.horizonNanos() >= 5 * MINUTE)
                .filter(input ->
                        kind != Kind.EVENTS || input.model().service().retry().maxRetries() > 0)
                .filter(input -> input.model().features().isEmpty() && stays(input, kind))
                .findFirst()
                .orElseThrow();
    }

    private static boolean stays(RunInput input, Kind kind) {
        try {
            FleetRun.start(input, kind, NOBODY);
            return true;
        } catch (InFlightLost lost) {
            return false;
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "EVENTS | book.arrived | 1 | attempts: arrived = completed",
                "EVENTS | book.completed | 1 | attempts: arrived = completed",
                "EVENTS | book.rejected | -1 | attempts: arrived = completed",
                "EVENTS | book.timedOut | 1 | attempts: arrived = completed",
                "EVENTS | book.abandoned | 1 | attempts: arrived = completed",
                "EVENTS | book.failed | 1 | attempts: arrived = completed",
                "EVENTS | plane.lines.total | 1 | attempts: arrived = completed",
                "EVENTS | book.arrived | 1 | attempts = first attempts + retries",
                "EVENTS | plane.feed.before | 1 | attempts = first attempts + retries",
                "EVENTS | plane.retries.made | 1 | attempts = first attempts + retries",
                "EVENTS | book.offered | 1 | requests: offered = succeeded + gave up + open",
                "EVENTS | book.gaveUp | 1 | requests: offered = succeeded + gave up + open",
                "FAST | book.arrived | 1 | attempts: arrived = completed",
                "FAST | plane.block.before | 1 | attempts = first attempts + retries",
                "FAST | book.offered | 1 | requests: offered = succeeded + gave up + open",
                "CENTRAL | book.completed | 1 | attempts: arrived = completed",
                "CENTRAL | plane.feed.before | 1 | attempts = first attempts + retries",
                "ON_DEMAND | book.completed | 1 | attempts: arrived = completed",
                "ON_DEMAND | plane.launched | 1 | servers launched = cancelled + gone off + held",
                "ON_DEMAND | plane.wentOff | 1 | servers launched = cancelled + gone off + held",
                "FLUID | book.offered | 1 | requests: offered = succeeded + gave up + open",
                "FLUID | plane.offered | 1 | attempts = first attempts + retries",
                "EVENTS | group.life.ledger.counts.attempted | 1 | launch attempts = failed",
                "EVENTS | group.life.ledger.counts.failed | 1 | launch attempts = failed",
                "EVENTS | group.life.ledger.counts.cancelled | 1 | launch attempts = failed",
                "EVENTS | group.life.ledger.counts.terminated | 1 | launch attempts = failed",
                "EVENTS | plane.sharing.busy | 1000000000000 | busy <= capacity of the instance",
                "EVENTS | plane.sharing.busy | -1000000000000 | 0 <= busy",
                "FAST | plane.totals.admitted | 1000000000000 | busy <= capacity of the instance",
                "FAST | plane.totals.admitted | -1000000000000 | 0 <= busy",
                "ON_DEMAND | group.desired | -1 | minimum size <= desired capacity",
                "ON_DEMAND | group.desired | 1 | desired capacity <= maximum size"
            })
    void aMinuteThatDoesNotBalanceFailsTheRun(Kind kind, String counter, long by, String identity) {
        assertThatThrownBy(() -> corrupted(kind, counter, by))
                .isInstanceOf(UnbalancedBooksException.class)
                .hasMessageContaining(identity)
                .hasMessageMatching(
                        "(?s).*" + java.util.regex.Pattern.quote(identity) + "[^;]*first at " + 3 * MINUTE + " ns.*");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "EVENTS | book.sojournNanos | 1 | N dt as booked per minute",
                "EVENTS | book.bookedInSystemNanos | 1 | N dt as booked per minute",
                "FAST | book.sojournNanos | 1 | N dt as booked per minute",
                "CENTRAL | book.sojournNanos | 1 | N dt as booked per minute",
                "ON_DEMAND | book.bookedInSystemNanos | 1 | N dt as booked per minute",
                "FLUID | book.sojournNanos | 1 | N dt as booked per minute",
                "EVENTS | plane.ledger.admitted | 1000000000000 | work: |admitted - done - lost - left|",
                "EVENTS | plane.ledger.lost | 1000000000000 | work: |admitted - done - lost - left|",
                "CENTRAL | plane.done | 1 | work: |admitted - done - lost - left|",
                "EVENTS | minutes.billedNanos | 1 | instance time as billed",
                "FAST | group.life.ledger.endedRunningNanos | 1 | instance time as billed"
            })
    void aRunThatDoesNotBalanceFailsAtItsEnd(Kind kind, String counter, long by, String identity) {
        long horizon = input(kind).horizonNanos();

        assertThatThrownBy(() -> corrupted(kind, counter, by))
                .isInstanceOf(UnbalancedBooksException.class)
                .hasMessageContaining(identity)
                .hasMessageContaining("first at " + horizon + " ns");
    }

    private static void corrupted(Kind kind, String counter, long by) throws ReflectiveOperationException {
        var input = input(kind);
        try (var arrivals = PlaneFactory.openTraffic(input)) {
            var run = FleetRun.begin(input, kind, arrivals, NOBODY);
            run.advance(2 * MINUTE + 1);
            change(run, counter, by);
            run.advance(input.horizonNanos());
            assertThat(run.finish()).isNull();
        }
    }

    private static void change(Object root, String path, long by) throws ReflectiveOperationException {
        Object owner = root;
        var names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            owner = Objects.requireNonNull(field(owner, names[i]).get(owner));
        }
        var counter = field(owner, names[names.length - 1]);
        Object value = Objects.requireNonNull(counter.get(owner));
        if (value instanceof BigInteger whole) {
            counter.set(owner, whole.add(BigInteger.valueOf(by)));
        } else if (value instanceof long[] all) {
            all[0] += by;
        } else if (value instanceof double[] all) {
            all[0] += by;
        } else if (value instanceof Integer number) {
            counter.set(owner, (int) (number + by));
        } else {
            counter.set(owner, (Long) value + by);
        }
    }

    private static Field field(Object owner, String name) throws NoSuchFieldException {
        var field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
