/** A stand-in for AWS, for tests: it is not AWS, and what it does was read in AWS's documents. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.aws.fake;
