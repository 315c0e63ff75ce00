/**
 * Recorded traffic: one reader per format, streaming, in bounded memory.
 *
 * <pre>
 * TraceBytes -> GzipMembers -> LineReader -> LineParser (one per TraceFormat) -> RecordCursor
 *      first pass:  TraceScan       order, resolution, digest, every mistake
 *      second pass: ReorderCursor -> MergeCursor -> RequestLog (or CountSeries)
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scenario.trace;
