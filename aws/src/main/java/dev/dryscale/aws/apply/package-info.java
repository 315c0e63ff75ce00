/** The change itself: recorded before it is made, made once, looked at until it is known, and taken back. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.aws.apply;
