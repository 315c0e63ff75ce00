/**
 * The scenario file: one class per block, and the door to them all.
 *
 * <pre>
 * file --InputFiles--> bytes --DocumentReader--> Node --sections--> ScenarioFile, or every problem at once
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scenario.file;
