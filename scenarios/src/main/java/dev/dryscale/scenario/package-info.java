/** Scenario files: reading, checking, and the catalogues of what they may name. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scenario;
