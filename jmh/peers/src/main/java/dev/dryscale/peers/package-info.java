/** Work A, M/M/10 at utilisation 0.8, in other simulators. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.peers;
