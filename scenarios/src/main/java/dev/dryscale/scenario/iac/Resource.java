package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.SequenceNode;
import java.util.List;

/**
 * One resource of a file.
 *
 * @param address how the file calls it: Terraform's address, CloudFormation's logical id, or the resource's own name
 * @param members in the shape of AWS's API, each with its place in the file
 */
public record Resource(ResourceKind kind, String address, MappingNode members) {

    /** The text of a member; empty when there is none. */
    public String text(String member) {
        return members.members().get(member) instanceof ScalarNode scalar ? scalar.text() : "";
    }

    /** What it is called; empty when it says no name. */
    public String name() {
        return text(ApiObject.nameMember(kind));
    }

    /** Members that AWS's API takes and that were not kept, in alphabetical order: scaling does not depend on them. */
    public List<String> leftOut() {
        var taken = CliOperation.members(kind);
        return members.keyPlaces().keySet().stream()
                .filter(member -> !ApiMembers.keeps(kind, member) && taken.contains(member))
                .sorted()
                .toList();
    }

    /** Whether it belongs to Application Auto Scaling. */
    public boolean isApplication() {
        return members.members().containsKey("ServiceNamespace");
    }

    /** Whether this is an alarm that invokes {@code policyName}. */
    public boolean invokes(String policyName) {
        return kind == ResourceKind.ALARM && actions(members).contains(policyName);
    }

    /** Whether this is an alarm with an action that is a scaling policy's ARN, in this file or elsewhere. */
    public boolean invokesPolicyByArn() {
        return kind == ResourceKind.ALARM
                && members.members().get("AlarmActions") instanceof SequenceNode actions
                && actions.items().stream()
                        .anyMatch(action -> action instanceof ScalarNode scalar
                                && scalar.text().contains(PolicyArn.NAME));
    }

    /** The names of the policies that an alarm's actions invoke, by name or by ARN. */
    static List<String> actions(MappingNode alarm) {
        return alarm.members().get("AlarmActions") instanceof SequenceNode actions
                ? actions.items().stream().map(Resource::policyName).toList()
                : List.of();
    }

    private static String policyName(Node action) {
        String text = action instanceof ScalarNode scalar ? scalar.text() : "";
        int inArn = text.lastIndexOf(PolicyArn.NAME);
        return inArn < 0 ? text : text.substring(inArn + PolicyArn.NAME.length());
    }
}
