package dev.dryscale.scenario.iac;

import java.util.Set;

/** What a resource is. */
public enum ResourceKind {
    POLICY("scaling policy", "scaling policies"),
    GROUP("Auto Scaling group", "Auto Scaling groups"),
    ALARM("alarm", "alarms"),
    SCHEDULED_ACTION("scheduled action", "scheduled actions"),
    /** What Application Auto Scaling scales. */
    SCALABLE_TARGET("scalable target", "scalable targets"),
    /** A warm pool, a lifecycle hook and suspended processes become members of their group where the file holds that too. */
    WARM_POOL("warm pool", "warm pools"),
    LIFECYCLE_HOOK("lifecycle hook", "lifecycle hooks"),
    SUSPENSION("suspension", "suspensions");

    private final String one;
    private final String several;

    ResourceKind(String one, String several) {
        this.one = one;
        this.several = several;
    }

    /** {@code 1 alarm}, {@code 2 alarms}. */
    public String count(int n) {
        return n + " " + (n == 1 ? one : several);
    }

    /** Every member that AWS's API has for such a resource when it is made or described. */
    public Set<String> members() {
        return ApiMembers.all(this);
    }

    String one() {
        return one;
    }
}
