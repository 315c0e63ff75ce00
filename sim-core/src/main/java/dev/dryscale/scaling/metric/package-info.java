/** Metric values as exact numbers. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scaling.metric;
