/** Prices as dated data: what an instance type is, what it costs, and what else a bill holds. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scenario.price;
