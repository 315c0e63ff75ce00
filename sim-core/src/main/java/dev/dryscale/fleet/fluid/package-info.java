/** The fluid fidelity: traffic as a rate per second, queues by their laws, the same control loop. */
@NullMarked
package dev.dryscale.fleet.fluid;

import org.jspecify.annotations.NullMarked;
