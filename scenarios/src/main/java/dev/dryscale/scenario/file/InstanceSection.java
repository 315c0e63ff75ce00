package dev.dryscale.scenario.file;

import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.random.Distribution;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import dev.dryscale.scenario.price.InstanceTypes;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads {@code instance:}, one kind of instance and the clocks of its boot. */
final class InstanceSection {

    /** Launch call to {@code running}: 16.3 to 17.9 s were measured on EC2 in 2026 (m7i, m6i, t3). */
    static final double DEFAULT_RUNNING_SECONDS = 17;

    /** {@code running} to the application answering; nobody but its owner knows. */
    static final double DEFAULT_READY_SECONDS = 60;

    static final double DEFAULT_REGISTRATION_SECONDS = 5;

    private static final int MOST_VCPUS = 1024;
    private static final int MOST_CONCURRENCY = 100_000;
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

    private InstanceSection() {}

    static InstanceModel read(@Nullable Fields fields, Reading reading) {
        if (fields == null) {
            return new InstanceModel("", 1, 1, boot(null, null, reading), 0, 0, 0);
        }
        var problems = reading.problems();
        var typeNode = fields.required("type");
        String type = typeNode == null ? "" : Scalars.string(typeNode, "", problems);
        var known = InstanceTypes.find(type);
        if (known == null && typeNode != null && !type.isEmpty() && !(fields.has("vcpus") && fields.has("memory"))) {
            String nearest = Problems.nearest(type, InstanceTypes.names());
            Scalars.refuse(typeNode, "must be a known instance type, or come with vcpus and memory", nearest, problems);
        }
        int vcpus = fields.integer("vcpus", 1, MOST_VCPUS, known == null ? 1 : known.vcpus());
        double memory = mebibytes(fields, "memory", known == null ? 0 : known.memoryMiB(), problems);
        var concurrency = fields.required("concurrency");
        var use = fields.mapping("memoryUse");
        var model = new InstanceModel(
                type,
                vcpus,
                concurrency == null ? 1 : (int) Scalars.integer(concurrency, 1, MOST_CONCURRENCY, 1, problems),
                boot(fields.mapping("boot"), fields.mapping("startupCpu"), reading),
                use == null ? 0 : mebibytes(use, "base", 0, problems),
                use == null ? 0 : mebibytes(use, "perRequest", 0, problems),
                memory);
        if (use != null) {
            use.finish();
        }
        fields.finish();
        return model;
    }

    private static BootModel boot(@Nullable Fields boot, @Nullable Fields startup, Reading reading) {
        var model = new BootModel(
                phase(boot, "running", DEFAULT_RUNNING_SECONDS, reading),
                phase(boot, "ready", DEFAULT_READY_SECONDS, reading),
                phase(boot, "registration", DEFAULT_REGISTRATION_SECONDS, reading),
                startup == null ? 0 : vcpus(startup),
                startup == null ? 0 : busyFor(startup, reading.problems()));
        if (boot != null) {
            boot.finish();
        }
        if (startup != null) {
            startup.finish();
        }
        return model;
    }

    private static Distribution phase(@Nullable Fields boot, String key, double fallback, Reading reading) {
        var law = DistributionReader.seconds(fallback);
        return boot == null ? law : boot.read(key, law, node -> DistributionReader.read(node, reading));
    }

    private static double vcpus(Fields startup) {
        startup.required("vcpus");
        double vcpus = startup.number("vcpus", BigDecimal.ZERO).doubleValue();
        if (vcpus < 0 || vcpus > MOST_VCPUS) {
            startup.refuse("vcpus", "must be from 0 to " + MOST_VCPUS, Double.toString(vcpus));
        }
        return vcpus;
    }

    private static long busyFor(Fields startup, Problems problems) {
        Node node = startup.required("for");
        return node == null ? 0 : Quantity.nanos(node, 0, HOUR_NANOS, 0, problems);
    }

    private static double mebibytes(Fields fields, String key, double fallback, Problems problems) {
        return fields.read(key, fallback, node -> {
            var bytes = Quantity.BYTES.read(node, problems);
            if (bytes == null || bytes.signum() < 0) {
                if (bytes != null) {
                    Scalars.refuse(node, "must not be negative", problems);
                }
                return fallback;
            }
            return bytes.divide(MEBIBYTE, java.math.MathContext.DECIMAL64).doubleValue();
        });
    }
}
