package dev.dryscale.fleet;

/** Where an instance is in its life, in AWS's words (LC-1). */
public enum LifecycleState {
    PENDING("Pending", Stage.LAUNCHING),
    PENDING_WAIT("Pending:Wait", Stage.LAUNCHING),
    PENDING_PROCEED("Pending:Proceed", Stage.LAUNCHING),
    IN_SERVICE("InService", Stage.SERVING),
    ENTERING_STANDBY("EnteringStandby", Stage.ASIDE),
    STANDBY("Standby", Stage.ASIDE),
    TERMINATING("Terminating", Stage.LEAVING),
    TERMINATING_WAIT("Terminating:Wait", Stage.LEAVING),
    TERMINATING_PROCEED("Terminating:Proceed", Stage.LEAVING),
    TERMINATED("Terminated", Stage.GONE),
    WARMED_PENDING("Warmed:Pending", Stage.ASIDE),
    WARMED_PENDING_WAIT("Warmed:Pending:Wait", Stage.ASIDE),
    WARMED_STOPPED("Warmed:Stopped", Stage.ASIDE),
    WARMED_RUNNING("Warmed:Running", Stage.ASIDE),
    WARMED_HIBERNATED("Warmed:Hibernated", Stage.ASIDE);

    /** What a state means for the group's capacity. */
    public enum Stage {
        /** On its way to InService; counts toward the desired capacity. */
        LAUNCHING,
        SERVING,
        /** Kept, and no part of the desired capacity: warm pool and standby. */
        ASIDE,
        /** On its way out. */
        LEAVING,
        GONE
    }

    private final String awsName;
    private final Stage stage;

    LifecycleState(String awsName, Stage stage) {
        this.awsName = awsName;
        this.stage = stage;
    }

    public String awsName() {
        return awsName;
    }

    /** Whether it is a state of the warm pool's members. */
    public boolean isWarmed() {
        return switch (this) {
            case WARMED_PENDING, WARMED_PENDING_WAIT, WARMED_STOPPED, WARMED_RUNNING, WARMED_HIBERNATED -> true;
            default -> false;
        };
    }

    public Stage stage() {
        return stage;
    }
}
