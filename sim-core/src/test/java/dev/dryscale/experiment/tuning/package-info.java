@org.jspecify.annotations.NullMarked
package dev.dryscale.experiment.tuning;
