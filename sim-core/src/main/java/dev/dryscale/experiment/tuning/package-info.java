/** The search for a better policy: a space of parameters, screening, racing, and the front of what can be had. */
@NullMarked
package dev.dryscale.experiment.tuning;

import org.jspecify.annotations.NullMarked;
