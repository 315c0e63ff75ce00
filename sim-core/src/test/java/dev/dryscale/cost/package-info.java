/** Bills worked by hand. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.cost;
