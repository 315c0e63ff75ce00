/**
 * Yardsticks for policies: what knows more than a policy of AWS may, or is none of AWS's. Knowledge of the future lives
 * here and nowhere else.
 */
@org.jspecify.annotations.NullMarked
package dev.dryscale.experiment.reference;
