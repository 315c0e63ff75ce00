/** Policies, groups and alarms written down for AWS's tools: what {@code scenario.iac} reads, in the other direction. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scenario.export;
