/** Scaling policies as people paste them: AWS's JSON shapes, read by the letter of the API (rule book TT-1 to TT-9, ST, JS). */
@org.jspecify.annotations.NullMarked
package dev.dryscale.scenario.policy;
