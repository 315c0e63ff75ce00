package dev.dryscale.fleet;

import dev.dryscale.scaling.Profile;
import dev.dryscale.scaling.metric.MetricFamily;
import dev.dryscale.scaling.metric.MetricMath;
import dev.dryscale.scaling.metric.MetricSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of the fleet's figures stands behind a CloudWatch metric, how fine and how late it is published. */
public final class Publications {

    private static final long SECOND = 1_000_000_000L;
    private static final int MINUTE_SECONDS = 60;
    private static final int BASIC_SECONDS = 300;

    private final ScalingTarget target;
    private final Profile profile;
    private final boolean detailedMonitoring;

    public Publications(ScalingTarget target, Profile profile, boolean detailedMonitoring) {
        this.target = target;
        this.profile = profile;
        this.detailedMonitoring = detailedMonitoring;
    }

    /**
     * A published metric.
     *
     * @param everySeconds one datapoint each so many seconds: 10, 60, or 300 for basic monitoring (CW-30)
     * @param lagNanos from the end of a period to its datapoint being visible (CW-33)
     */
    public record Publication(SimulatedMetric source, int everySeconds, long lagNanos) {}

    /**
     * What is behind a metric that is not computed.
     *
     * @throws IllegalArgumentException naming what the fleet publishes when it is none of that
     */
    public Publication of(MetricSpecification metric) {
        return find(metric.namespace(), metric.metricName())
                .orElseThrow(() -> new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "the modelled fleet does not publish %s %s; it publishes: %s",
                        metric.namespace(),
                        metric.metricName(),
                        String.join(", ", names()))));
    }

    /** The metric of that name; empty when the fleet does not publish it. */
    public Optional<Publication> find(String namespace, String metricName) {
        for (var own : target.published()) {
            if (own.namespace().equals(namespace) && own.metricName().equals(metricName)) {
                return Optional.of(new Publication(own.of(), own.resolutionSeconds(), lagNanos(own)));
            }
        }
        return SimulatedMetric.find(namespace, metricName).map(source -> {
            var family = MetricFamily.ofNamespace(namespace);
            boolean basic = family == MetricFamily.EC2_INSTANCE && !detailedMonitoring;
            return new Publication(
                    source,
                    basic ? BASIC_SECONDS : MINUTE_SECONDS,
                    profile.publicationLagNanos(family, detailedMonitoring));
        });
    }

    private long lagNanos(PublishedMetric own) {
        var stated = own.lagSeconds();
        if (stated != null) {
            return stated * SECOND;
        }
        return own.resolutionSeconds() < MINUTE_SECONDS
                ? profile.highResolutionLagNanos()
                : profile.publicationLagNanos(MetricFamily.CUSTOM, detailedMonitoring);
    }

    /** Every metric that the fleet publishes, by namespace and name. */
    public List<String> names() {
        var aws = Arrays.stream(SimulatedMetric.values())
                .filter(metric -> !metric.namespace().isEmpty())
                .map(metric -> metric.namespace() + " " + metric.metricName());
        var own = target.published().stream().map(metric -> metric.namespace() + " " + metric.metricName());
        return Stream.concat(aws, own).collect(Collectors.toList());
    }

    /** Datapoints of a computed metric are as late as the latest of its inputs. */
    long lagNanos(MetricSpecification metric) {
        if (!(metric instanceof MetricMath math)) {
            return of(metric).lagNanos();
        }
        return math.inputs().stream()
                .mapToLong(input -> of(input).lagNanos())
                .max()
                .orElse(0);
    }

    /** The metrics that must be recorded for this one. */
    static Stream<? extends MetricSpecification> inputs(MetricSpecification metric) {
        return metric instanceof MetricMath math ? math.inputs().stream() : Stream.of(metric);
    }
}
