/**
 * Policies under test in a user's own build, with JUnit 5 or 6 and AssertJ.
 *
 * <pre>
 * &#64;PolicyTest --> PolicyTestExtension --Comparisons.run--> PolicyResult --assertThat--> MeasureAssert --> was, now, delta
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package dev.dryscale.junit;
