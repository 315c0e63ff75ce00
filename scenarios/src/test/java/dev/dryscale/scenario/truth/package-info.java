/** The engine against queueing theory: every case of a truth file becomes a scenario text, is run, and is measured. */
@NullMarked
package dev.dryscale.scenario.truth;

import org.jspecify.annotations.NullMarked;
