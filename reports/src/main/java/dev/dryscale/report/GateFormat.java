package dev.dryscale.report;

/** The catalog of formats that the outcome of gates can be printed in ({@code gate -o}). */
public enum GateFormat {
    TABLE(new GateTable()),
    JUNIT(new GateJUnit()),
    MARKDOWN(new GateMarkdown()),
    GITHUB(new GateAnnotations()),
    JSON(new GateJson());

    @SuppressWarnings("ImmutableEnumChecker") // writers have no state
    private final GateWriter writer;

    GateFormat(GateWriter writer) {
        this.writer = writer;
    }

    public GateWriter writer() {
        return writer;
    }
}
