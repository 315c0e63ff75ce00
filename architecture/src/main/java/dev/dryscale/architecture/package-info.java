/** The rules of the house, run as tests by every module on its own classes and sources. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.architecture;
