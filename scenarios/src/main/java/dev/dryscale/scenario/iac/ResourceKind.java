package dev.dryscale.scenario.iac;

/** What a resource is. */
public enum ResourceKind {
    POLICY("scaling policy", "scaling policies"),
    GROUP("Auto Scaling group", "Auto Scaling groups"),
    ALARM("alarm", "alarms"),
    SCHEDULED_ACTION("scheduled action", "scheduled actions");

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

    String one() {
        return one;
    }
}
