/** Kinds of service station: how a request becomes a response time. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.fleet.station;
