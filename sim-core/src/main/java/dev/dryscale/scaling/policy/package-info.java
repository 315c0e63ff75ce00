/** Scaling policies as immutable configurations, and how several of them agree. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scaling.policy;
