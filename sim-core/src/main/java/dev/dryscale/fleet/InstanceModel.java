package dev.dryscale.fleet;

/**
 * One kind of instance.
 *
 * @param type EC2 instance type, e.g. {@code m5.large}
 * @param vcpus virtual CPUs, at least 1
 * @param concurrency requests admitted at once (slots in {@code slots} mode), at least 1
 * @param memoryBaseMiB resident memory of an idle instance
 * @param memoryPerRequestMiB additional memory per request in service
 * @param memoryMiB memory of the type; 0 when unknown
 */
public record InstanceModel(
        String type,
        int vcpus,
        int concurrency,
        BootModel boot,
        double memoryBaseMiB,
        double memoryPerRequestMiB,
        double memoryMiB) {

    /** The same kind of instance, booting otherwise. */
    public InstanceModel with(BootModel other) {
        return new InstanceModel(type, vcpus, concurrency, other, memoryBaseMiB, memoryPerRequestMiB, memoryMiB);
    }
}
