package dev.dryscale.record;

import dev.dryscale.scaling.alarm.AlarmDefinition;
import dev.dryscale.scaling.alarm.AlarmEvaluation;

/**
 * An alarm as one decision saw it: what it was, on which datapoints, since when in its state, and whether it invoked its policy.
 *
 * @param sinceNanos when it entered its state, since the start
 */
public record AlarmReading(AlarmDefinition definition, AlarmEvaluation evaluation, long sinceNanos, boolean invoked) {}
