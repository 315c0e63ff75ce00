package dev.dryscale.scenario.iac;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The ways of writing policies and groups down: one line each. The first that recognizes a file reads it. */
public enum SourceForm {
    TERRAFORM_SOURCE("Terraform configuration", new TerraformSource()),
    TERRAFORM("Terraform plan or state", new TerraformForm()),
    CLOUDFORMATION("CloudFormation template", new CloudFormationForm()),
    SHELL("AWS CLI commands", new ShellForm()),
    DESCRIBE("AWS CLI output", new DescribeForm()),
    CLI_INPUT("AWS CLI input", new CliInputForm());

    private final String summary;

    /** Has no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final ResourceForm form;

    SourceForm(String summary, ResourceForm form) {
        this.summary = summary;
        this.form = form;
    }

    /** What a file of this form is called. */
    public String summary() {
        return summary;
    }

    ResourceForm form() {
        return form;
    }

    /** The form of a file; null when it is none of them. */
    static @Nullable SourceForm of(String file, String text) {
        return Arrays.stream(values())
                .filter(form -> form.form.recognizes(file, text))
                .findFirst()
                .orElse(null);
    }
}
