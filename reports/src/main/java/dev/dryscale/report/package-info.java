/** Reports: one immutable result in, files out. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.report;
