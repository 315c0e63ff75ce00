/** Reports: one immutable comparison in, files out. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.report;
