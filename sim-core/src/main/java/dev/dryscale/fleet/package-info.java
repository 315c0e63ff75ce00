/** The modelled fleet: group, instances, load balancer, stations, metrics. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.fleet;
