/** What is known of a real group: read whole, with patience, and comparable from one moment to another. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.aws.live;
