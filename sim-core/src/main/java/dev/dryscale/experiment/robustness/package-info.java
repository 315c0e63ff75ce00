/** The same policies in worse worlds: slower boots, larger requests, lost data, a zone that is gone. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.experiment.robustness;
