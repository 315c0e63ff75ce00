/** What AWS decides: pure, and importing nothing of ours. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scaling;
