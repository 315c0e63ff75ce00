/**
 * What people write, as a tree with places: YAML or JSON, restricted to what cannot be misread.
 *
 * <pre>
 * bytes --TextDecoder--> text --JsonTree | YamlTree--> Node --Fields--> values, or problems with file and line
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scenario.document;
