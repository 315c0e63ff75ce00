package dev.dryscale.scenario.iac;

/** The part of a policy's ARN that comes before its name. */
final class PolicyArn {

    static final String NAME = ":policyName/";

    private PolicyArn() {}
}
