package dev.dryscale.scenario.trace;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * The inputs in {@code TraceBytesFuzzTestInputs}, replayed; with {@code JAZZER_FUZZ=1} in the environment Jazzer searches
 * on from them, guided by coverage. What must hold is {@link TraceFuzzTest}'s.
 */
final class TraceBytesFuzzTest {

    @FuzzTest
    void anyBytesNeverBreakAReader(byte[] data) {
        new TraceFuzzTest().read(data);
    }
}
