package dev.dryscale.fleet;

import dev.dryscale.random.Distribution;

/**
 * The clocks between a launch call and InService, in order; all distributions in seconds (TRAP-13: none is the warm-up).
 *
 * @param running launch call to EC2 state {@code running}, when billing starts (BL-1)
 * @param ready {@code running} to the application answering
 * @param registration application ready to registered with the load balancer
 * @param startupVcpus vCPUs kept busy by start-up work from InService on (JIT, caches); 0 is none
 * @param startupNanos how long that start-up work lasts
 */
public record BootModel(
        Distribution running, Distribution ready, Distribution registration, double startupVcpus, long startupNanos) {}
