/** What AWS would refuse or ignore, or what will not do what people expect: one file and one line of the catalog each. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scenario.lint;
