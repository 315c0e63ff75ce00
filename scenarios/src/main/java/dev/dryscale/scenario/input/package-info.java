/** What a scenario may open: files inside its folder, and the library inside the jar. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scenario.input;
