package dev.dryscale.scenario.export;

/** The ways of writing policies and groups down: one line each. */
public enum ExportFormat {
    AWSCLI(new AwsCliExport()),
    CLOUDFORMATION(new CloudFormationExport()),
    TERRAFORM(new TerraformExport());

    /** Has no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final ExportWriter writer;

    ExportFormat(ExportWriter writer) {
        this.writer = writer;
    }

    ExportWriter writer() {
        return writer;
    }
}
