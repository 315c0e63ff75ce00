package dev.dryscale.fleet;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.metric.MetricFamily;
import dev.dryscale.scaling.metric.MetricSpecification;
import dev.dryscale.scaling.metric.MetricWindow;
import dev.dryscale.scaling.metric.Rational;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CloudWatch's memory of the fleet: one set of samples per metric and minute, handed out as the datapoints that are due
 * at an evaluation. Basic, detailed and coarser monitoring differ only in which minutes carry a point.
 */
final class MetricPublisher {

    private static final long SECOND = 1_000_000_000L;
    static final long MINUTE = 60 * SECOND;
    private static final int BASIC_MINUTES = 5;

    private final MetricSource source;
    private final Profile profile;
    private final boolean detailedMonitoring;
    private final Map<SimulatedMetric, List<@Nullable MinuteSample>> minutes = new EnumMap<>(SimulatedMetric.class);

    MetricPublisher(MetricSource source, Profile profile, boolean detailedMonitoring, List<MetricSpecification> used) {
        this.source = source;
        this.profile = profile;
        this.detailedMonitoring = detailedMonitoring;
        used.forEach(specification -> minutes.put(SimulatedMetric.of(specification), new ArrayList<>()));
    }

    /** Takes the samples of the minute that ends now. */
    void closeMinute(long endNanos) {
        minutes.forEach((metric, samples) -> samples.add(source.sample(metric, endNanos - MINUTE, endNanos)));
    }

    /** The datapoints of an alarm's metric that are due now, {@code slots} of them, oldest first. */
    MetricWindow window(AlarmDefinition alarm, int slots, long nowNanos) {
        var metric = alarm.metric();
        var samples = minutes.getOrDefault(SimulatedMetric.of(metric), List.of());
        long period = alarm.periodSeconds() * SECOND;
        long newestEnd = newestDueEnd(metric, nowNanos);
        var values = new ArrayList<@Nullable Rational>(slots);
        for (int age = slots; age >= 1; age--) {
            values.add(datapoint(alarm, samples, newestEnd - (age - 1) * period));
        }
        return new MetricWindow(newestEnd, period, values);
    }

    /** Windows slide by a minute whatever the period (CW-1); lag is never "missing" (CW-15b). */
    private long newestDueEnd(MetricSpecification metric, long nowNanos) {
        long lag = profile.publicationLagNanos(metric.family(), detailedMonitoring);
        return MetricWindow.newestDuePeriodEnd(nowNanos, MINUTE, lag);
    }

    private @Nullable Rational datapoint(AlarmDefinition alarm, List<@Nullable MinuteSample> samples, long endNanos) {
        int minutesPerPoint = alarm.periodSeconds() / 60;
        long endMinute = endNanos / MINUTE;
        if (isBasic(alarm.metric())) {
            if (endMinute % BASIC_MINUTES != 0) {
                return null;
            }
            minutesPerPoint = Math.max(BASIC_MINUTES, minutesPerPoint);
        }
        var total = total(samples, endMinute - minutesPerPoint, endMinute);
        return total == null ? null : total.value(alarm.statistic());
    }

    private boolean isBasic(MetricSpecification metric) {
        return !detailedMonitoring && metric.family() == MetricFamily.EC2_INSTANCE;
    }

    private static @Nullable MinuteSample total(List<@Nullable MinuteSample> samples, long from, long to) {
        MinuteSample total = null;
        for (long minute = Math.max(0, from); minute < Math.min(to, samples.size()); minute++) {
            var sample = samples.get((int) minute);
            if (sample != null) {
                total = total == null ? sample : total.plus(sample);
            }
        }
        return total;
    }

    /** The value of the newest closed minute, for the timeline; null when there is none. */
    @Nullable Rational newest(MetricSpecification metric) {
        var samples = minutes.getOrDefault(SimulatedMetric.of(metric), List.of());
        if (samples.isEmpty()) {
            return null;
        }
        var sample = samples.get(samples.size() - 1);
        return sample == null ? null : sample.value(metric.statistic());
    }
}
