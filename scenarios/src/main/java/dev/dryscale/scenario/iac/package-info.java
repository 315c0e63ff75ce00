/**
 * Scaling policies, groups and alarms from every place people keep them, each turned into the shape of AWS's API.
 *
 * <pre>
 * template, plan, state, dump, command --SourceForm--> Resources in the API's members --PolicyReader, GroupSection--> records
 * </pre>
 *
 * Only what a policy, a group or an alarm is made of leaves a form; every other value of the file is dropped unread.
 */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scenario.iac;
