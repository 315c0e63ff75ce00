/** Charts, one file each. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.report.chart;
