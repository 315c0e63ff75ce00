/** The discrete-event executive: time and order. It knows nothing about clouds. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.kernel;
