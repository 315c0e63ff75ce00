@org.jspecify.annotations.NullMarked
package dev.dryscale.fleet.feature;
