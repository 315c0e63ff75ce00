/** What a search over a scenario reads and keeps: the space of parameters, the candidates, and the checkpoint. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scenario.tuning;
