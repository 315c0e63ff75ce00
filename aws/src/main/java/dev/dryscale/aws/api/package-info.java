/** What is asked of AWS and answered, as documents in AWS's own words; knows no SDK. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.aws.api;
