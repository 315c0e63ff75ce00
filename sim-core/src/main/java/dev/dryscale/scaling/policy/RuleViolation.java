package dev.dryscale.scaling.policy;

/**
 * Something in a policy that AWS refuses or that cannot work as meant.
 *
 * @param severity whether AWS refuses it
 * @param rule id in the rule book, e.g. {@code TT-6}
 * @param member the member at fault, in AWS's words, e.g. {@code TargetValue}
 * @param message rule and actual value, in one line
 */
public record RuleViolation(Severity severity, String rule, String member, String message) {

    /** What comes of it. */
    public enum Severity {
        /** AWS refuses the policy, or no simulation can run it. */
        ERROR,
        /** AWS takes it; it will not do what people expect. */
        WARNING
    }
}
