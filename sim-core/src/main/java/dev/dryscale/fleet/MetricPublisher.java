package dev.dryscale.fleet;

import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.ExtendedStatistic;
import dev.dryscale.scaling.metric.MetricHistory;
import dev.dryscale.scaling.metric.MetricMath;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.MetricWindow;
import dev.dryscale.scaling.metric.Rational;
import dev.dryscale.scaling.metric.Statistic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CloudWatch's memory of the fleet: one set of samples per metric and slot, handed out as the datapoints that are due at an
 * evaluation. Basic, detailed, high-resolution and coarser monitoring differ only in which slots carry a point.
 */
final class MetricPublisher implements MetricHistory {

    private static final long SECOND = 1_000_000_000L;
    static final long MINUTE = 60 * SECOND;

    private final MetricSource source;
    private final Publications publications;
    private final long startEpochSecond;
    private final long slotNanos;
    private final boolean percentiles;
    private final Map<SimulatedMetric, List<@Nullable MinuteSample>> slots = new EnumMap<>(SimulatedMetric.class);
    /** The averages of the slots, since each is asked for again as long as an alarm looks back. */
    private final Map<SimulatedMetric, List<@Nullable Rational>> averages = new EnumMap<>(SimulatedMetric.class);

    /**
     * @param slotNanos a divisor of every period that is asked for: 10 s when a metric is high-resolution, else a minute
     * @param used the metrics that will be asked for
     * @param percentiles whether percentiles of them will be
     */
    MetricPublisher(
            MetricSource source,
            Publications publications,
            long startEpochSecond,
            long slotNanos,
            List<MetricSpecification> used,
            boolean percentiles) {
        this.percentiles = percentiles;
        this.source = source;
        this.publications = publications;
        this.startEpochSecond = startEpochSecond;
        this.slotNanos = slotNanos;
        used.stream()
                .flatMap(Publications::inputs)
                .map(metric -> publications.of(metric).source())
                .forEach(metric -> {
                    slots.put(metric, new ArrayList<>());
                    averages.put(metric, new ArrayList<>());
                });
    }

    /** Takes the samples of the slot that ends now. */
    void closeSlot(long endNanos) {
        slots.forEach((metric, samples) -> {
            var sample = source.sample(metric, endNanos - slotNanos, endNanos);
            samples.add(sample == null || !percentiles ? sample : sample.withSpread());
            averages.getOrDefault(metric, List.of()).add(sample == null ? null : sample.mean());
        });
    }

    /** The datapoints of an alarm's metric that are due now, {@code count} of them, oldest first. */
    MetricWindow window(AlarmDefinition alarm, int count, long nowNanos) {
        long period = alarm.periodSeconds() * SECOND;
        long newestEnd = alarm.newestDataEndNanos(nowNanos, publications.lagNanos(alarm.metric()));
        var metric = alarm.metric();
        if (metric instanceof MetricMath math) {
            var values = math.evaluate(
                    input -> points(input, input.statistic(), period, newestEnd, count),
                    count,
                    startEpochSecond + Math.floorDiv(newestEnd, SECOND));
            return new MetricWindow(newestEnd, period, values);
        }
        var extended = alarm.extendedStatistic();
        return extended == null
                ? new MetricWindow(newestEnd, period, points(metric, alarm.statistic(), period, newestEnd, count))
                : percentiles(metric, extended, period, newestEnd, count);
    }

    private List<@Nullable Rational> points(
            MetricSpecification metric, Statistic statistic, long period, long newestEnd, int count) {
        var publication = publications.of(metric);
        var values = new ArrayList<@Nullable Rational>(count);
        boolean everySlot = period == slotNanos && publication.everySeconds() * SECOND == slotNanos;
        if (everySlot && statistic == Statistic.AVERAGE) {
            var known = averages.getOrDefault(publication.source(), List.of());
            for (int age = count; age >= 1; age--) {
                long slot = newestEnd / slotNanos - age;
                values.add(slot < 0 || slot >= known.size() ? null : known.get((int) slot));
            }
            return values;
        }
        for (int age = count; age >= 1; age--) {
            var total = datapoint(publication, period, newestEnd - (age - 1) * period);
            values.add(total == null ? null : total.value(statistic));
        }
        return values;
    }

    /** CW-24: with the treatment {@code ignore} an evaluation on too few samples is none. */
    private MetricWindow percentiles(
            MetricSpecification metric, ExtendedStatistic statistic, long period, long newestEnd, int count) {
        var publication = publications.of(metric);
        var values = new ArrayList<@Nullable Rational>(count);
        boolean tooFew = false;
        for (int age = count; age >= 1; age--) {
            var total = datapoint(publication, period, newestEnd - (age - 1) * period);
            values.add(total == null ? null : total.percentile(statistic.percent()));
            tooFew = total != null ? statistic.ignores(total.samples()) : tooFew;
        }
        return new MetricWindow(newestEnd, period, values, tooFew);
    }

    /** The samples of the period that ends then; null where none is published, e.g. in four of five minutes of basic monitoring. */
    private @Nullable MinuteSample datapoint(Publications.Publication publication, long period, long endNanos) {
        long every = publication.everySeconds() * SECOND;
        if (period < every && endNanos % every != 0) {
            return null; // CW-15c: a coarser point stands where it became visible
        }
        long from = endNanos - Math.max(period, every);
        // of a coarse metric, only whole points within the period
        long lastEnd = Math.floorDiv(endNanos, every) * every;
        return lastEnd <= from
                ? null
                : total(publication.source(), lastEnd - Math.floorDiv(lastEnd - from, every) * every, lastEnd);
    }

    private @Nullable MinuteSample total(SimulatedMetric metric, long fromNanos, long toNanos) {
        var samples = slots.getOrDefault(metric, List.of());
        MinuteSample total = null;
        long end = Math.min(toNanos / slotNanos, samples.size());
        for (long slot = Math.max(0, Math.floorDiv(fromNanos, slotNanos)); slot < end; slot++) {
            var sample = samples.get((int) slot);
            if (sample != null) {
                total = total == null ? sample : total.plus(sample);
            }
        }
        return total;
    }

    @Override
    public @Nullable Rational newest(MetricSpecification metric, long nowNanos) {
        if (metric instanceof MetricMath math) {
            long period = metric.periodSeconds() * SECOND;
            long end = Math.floorDiv(nowNanos, period) * period;
            return math.evaluate(
                            input -> points(input, input.statistic(), period, end, 1),
                            1,
                            startEpochSecond + end / SECOND)
                    .get(0);
        }
        var total = total(publications.of(metric).source(), nowNanos - MINUTE, nowNanos);
        return total == null ? null : total.value(metric.statistic());
    }

    @Override
    public @Nullable Rational value(MetricSpecification metric, Statistic statistic, long fromNanos, long toNanos) {
        var total = total(publications.of(metric).source(), fromNanos, toNanos);
        return total == null ? null : total.value(statistic);
    }
}
