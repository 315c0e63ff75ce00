package dev.dryscale.scenario.file;

import dev.dryscale.fleet.BootModel;
import dev.dryscale.fleet.InstanceModel;
import dev.dryscale.random.Distribution;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.input.Reading;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Reads {@code task:}, what one ECS task is: its CPU units, memory and how it starts. A task of less than one vCPU is one vCPU on
 * which all work takes the longer: 256 units are a quarter, and a request of 10 ms CPU time takes 40 ms.
 */
final class TaskSection {

    static final String FARGATE = "fargate";
    static final String ON_EC2 = "ecs-on-ec2";
    static final int UNITS_PER_VCPU = 1024;

    private static final int MOST_UNITS = 16 * UNITS_PER_VCPU;
    private static final int MOST_CONCURRENCY = 100_000;
    private static final double START_SECONDS = 30;
    private static final double REGISTRATION_SECONDS = 15;
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

    private final Fields fields;
    private final Reading reading;

    TaskSection(Fields fields, Reading reading) {
        this.fields = fields;
        this.reading = reading;
    }

    /**
     * One task.
     *
     * @param units CPU units, 1,024 a vCPU
     */
    record Task(InstanceModel model, int units) {

        /** How much longer work takes than on a whole vCPU. */
        double stretch() {
            return units < UNITS_PER_VCPU ? (double) UNITS_PER_VCPU / units : 1;
        }
    }

    /** The CPU units of a scenario's task, for whoever prices it; those of one vCPU where none are written rightly. */
    static int writtenUnits(Fields scenario) {
        return scenario.optional("task") instanceof MappingNode task
                        && task.members().get("cpu") instanceof ScalarNode cpu
                        && cpu.text().matches("[1-9][0-9]{0,4}")
                ? Integer.parseInt(cpu.text())
                : UNITS_PER_VCPU;
    }

    /** @param slots whether requests hold slots, and so no CPU */
    Task read(boolean slots) {
        var problems = reading.problems();
        var launchType = fields.read(
                "launchType",
                "FARGATE",
                node -> Scalars.word(node, List.of("FARGATE", "EC2"), word -> word, "FARGATE", problems));
        boolean fargate = launchType.equals("FARGATE");
        fields.required("cpu");
        int units = fields.integer("cpu", 1, MOST_UNITS, UNITS_PER_VCPU);
        double memory = mebibytes(fields, "memory");
        check(units, memory, fargate, slots);
        var model = model(fargate ? FARGATE : ON_EC2, Math.max(1, units / UNITS_PER_VCPU), memory);
        fields.finish();
        return new Task(model, units);
    }

    private InstanceModel model(String type, int vcpus, double memory) {
        fields.required("concurrency");
        var use = fields.mapping("memoryUse");
        var start = phase("start", START_SECONDS);
        var registration = phase("registration", REGISTRATION_SECONDS);
        var model = new InstanceModel(
                type,
                vcpus,
                fields.integer("concurrency", 1, MOST_CONCURRENCY, 1),
                new BootModel(DistributionReader.seconds(0), start, registration, 0, 0),
                use == null ? 0 : mebibytes(use, "base"),
                use == null ? 0 : mebibytes(use, "perRequest"),
                memory);
        if (use != null) {
            use.finish();
        }
        return model;
    }

    private void check(int units, double memory, boolean fargate, boolean slots) {
        if (fargate) {
            FargateSizes.check(fields, units, memory);
        } else if (units > UNITS_PER_VCPU && units % UNITS_PER_VCPU != 0 && !slots) {
            fields.refuse(
                    "cpu",
                    "must be whole vCPUs (a multiple of 1024) or less than one where service.mode is cpu; in mode slots"
                            + " any will do",
                    Integer.toString(units));
        }
    }

    private Distribution phase(String key, double fallback) {
        return fields.read(key, DistributionReader.seconds(fallback), law -> DistributionReader.read(law, reading));
    }

    private double mebibytes(Fields where, String key) {
        return where.read(key, 0.0, this::mebibytes);
    }

    private double mebibytes(Node node) {
        var bytes = Quantity.BYTES.read(node, reading.problems());
        if (bytes != null && bytes.signum() < 0) {
            Scalars.refuse(node, "must not be negative", reading.problems());
        }
        return bytes == null ? 0 : bytes.divide(MEBIBYTE, MathContext.DECIMAL64).doubleValue();
    }
}
