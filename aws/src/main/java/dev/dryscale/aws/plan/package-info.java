/** From evidence and a live group to a plan: what would be changed, why that is believed, and what forbids it. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.aws.plan;
