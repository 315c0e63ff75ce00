/** What a group can do beyond launching and terminating, one file each. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.fleet.feature;
