package dev.dryscale.report;

/** The catalog of formats that a heat map of robustness can be printed in ({@code robustness -o}). */
public enum RobustnessFormat {
    TABLE(new RobustnessText()),
    JSON(new RobustnessJson()),
    CSV(new RobustnessCsv());

    @SuppressWarnings("ImmutableEnumChecker") // writers have no state
    private final RobustnessWriter writer;

    RobustnessFormat(RobustnessWriter writer) {
        this.writer = writer;
    }

    public RobustnessWriter writer() {
        return writer;
    }
}
