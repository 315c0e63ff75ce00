package dev.dryscale.scenario.input;

import dev.dryscale.scenario.Problems;

/**
 * What every section of a scenario file is read with.
 *
 * @param problems where mistakes go
 * @param files what the scenario may open
 */
public record Reading(Problems problems, InputFiles files, ScenarioOptions options) {}
