package dev.dryscale.scenario.file;

import dev.dryscale.fleet.station.ServiceMode;
import dev.dryscale.fleet.station.ServiceModel;
import dev.dryscale.random.Distribution;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code service:}, what one request needs and what its client does when it does not get it. */
final class ServiceSection {

    static final String UNBOUNDED = "unbounded";
    static final String NEVER = "never";

    private static final int MOST_QUEUED = 1_000_000;
    private static final int MOST_RETRIES = 100;
    private static final long DEFAULT_BACKOFF_NANOS = 100_000_000;
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    static final ServiceModel NOTHING = ServiceModel.builder(ServiceMode.CPU, DistributionReader.seconds(0))
            .recordedShare(0)
            .build();

    private ServiceSection() {}

    static ServiceModel read(@Nullable Node section, RecordedTimes times, Reading reading) {
        if (section == null) {
            return NOTHING;
        }
        if (ServiceTime.isWord(section)) {
            return slots(ServiceTime.read(section, ServiceMode.SLOTS, times, reading));
        }
        var fields = Fields.of(section, reading.problems());
        var problems = reading.problems();
        var mode =
                fields.word("mode", ServiceMode.class, word -> word.name().toLowerCase(Locale.ROOT), ServiceMode.CPU);
        var time = fields.required(mode == ServiceMode.CPU ? "cpuTime" : "time");
        var taken = time == null ? ServiceTime.NOTHING : ServiceTime.read(time, mode, times, reading);
        var model = ServiceModel.builder(mode, taken.law())
                .ioTime(mode == ServiceMode.CPU ? ioTime(fields, reading) : null)
                .queueLimit(fields.read("queue", ServiceModel.UNBOUNDED, node -> queue(node, problems)))
                .timeoutNanos(fields.read("timeout", ServiceModel.NO_TIMEOUT, node -> timeout(node, problems)))
                .retry(retry(fields, problems))
                .bytesInPerRequest(bytes(fields, "bytesIn", problems))
                .bytesOutPerRequest(bytes(fields, "bytesOut", problems))
                .recordedShare(taken.recordedShare())
                .patience(fields.<Distribution>readOptional("patience", node -> ServiceTime.positive(node, reading)))
                .downstream(DownstreamSection.read(fields.mapping("downstream"), mode, reading))
                .sizeChanges(DownstreamSection.sizeChanges(fields.list("releases"), problems))
                .build();
        fields.finish();
        return model;
    }

    /** {@code service: fromTrace} and nothing else. */
    private static ServiceModel slots(ServiceTime time) {
        return ServiceModel.builder(ServiceMode.SLOTS, time.law())
                .recordedShare(time.recordedShare())
                .build();
    }

    private static @Nullable Distribution ioTime(Fields fields, Reading reading) {
        return fields.<Distribution>readOptional("ioTime", node -> DistributionReader.read(node, reading));
    }

    private static int queue(Node node, Problems problems) {
        if (isWord(node, UNBOUNDED)) {
            return ServiceModel.UNBOUNDED;
        }
        return (int) Scalars.integer(node, 0, MOST_QUEUED, ServiceModel.UNBOUNDED, problems);
    }

    private static long timeout(Node node, Problems problems) {
        return isWord(node, NEVER)
                ? ServiceModel.NO_TIMEOUT
                : Quantity.nanos(node, 1, HOUR_NANOS, ServiceModel.NO_TIMEOUT, problems);
    }

    private static boolean isWord(Node node, String word) {
        return node instanceof ScalarNode scalar && scalar.text().equals(word);
    }

    private static ServiceModel.RetryPolicy retry(Fields fields, Problems problems) {
        int retries = fields.integer("retries", 0, MOST_RETRIES, 0);
        long backoff = fields.read(
                "backoff",
                DEFAULT_BACKOFF_NANOS,
                node -> Quantity.nanos(node, 0, HOUR_NANOS, DEFAULT_BACKOFF_NANOS, problems));
        double budget = fields.read("retryBudget", 1.0, node -> share(node, problems));
        return retries == 0 ? ServiceModel.RetryPolicy.NONE : new ServiceModel.RetryPolicy(retries, backoff, budget);
    }

    private static double share(Node node, Problems problems) {
        var share = Quantity.SHARE.read(node, problems);
        if (share == null) {
            return 1;
        }
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            Scalars.refuse(node, "must be from 0% to 100%", problems);
            return 1;
        }
        return share.doubleValue();
    }

    private static long bytes(Fields fields, String key, Problems problems) {
        return fields.read(key, 0L, node -> {
            var bytes = Quantity.BYTES.read(node, problems);
            if (bytes == null) {
                return 0L;
            }
            if (bytes.signum() < 0
                    || bytes.compareTo(BigDecimal.valueOf(1L << 40)) > 0
                    || bytes.stripTrailingZeros().scale() > 0) {
                Scalars.refuse(node, "must be a whole number of bytes, at most 1024 GiB", problems);
                return 0L;
            }
            return bytes.longValueExact();
        });
    }
}
