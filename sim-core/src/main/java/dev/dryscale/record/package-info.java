/** What a run leaves behind, and the audits that must balance. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.record;
