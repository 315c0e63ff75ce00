package dev.dryscale.scenario.iac;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Terraform's own files, which only Terraform can evaluate: answered with the command that makes JSON of them. */
final class TerraformSource implements ResourceForm {

    private static final Pattern BLOCK = Pattern.compile(
            "(?m)^(?:resource|data)\\s+\"aws_\\w+\"\\s+\"[^\"]+\"\\s*\\{|^(?:terraform|locals)\\s*\\{\\s*$");
    private static final List<String> ENDINGS = List.of(".tf", ".tf.json", ".hcl", ".tofu");

    @Override
    public boolean recognizes(String file, String text) {
        String name = file.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith)
                || isState(name, text)
                || isPlan(text)
                || (!text.stripLeading().startsWith("{") && BLOCK.matcher(text).find());
    }

    /** A state as Terraform stores it, rather than shows it. */
    private static boolean isState(String name, String text) {
        return name.endsWith(".tfstate") || (text.contains("\"terraform_version\"") && text.contains("\"lineage\""));
    }

    /** A plan as Terraform stores it: a zip whose first member is {@code tfplan}. */
    private static boolean isPlan(String text) {
        return text.startsWith("PK\u0003\u0004")
                && text.substring(0, Math.min(text.length(), 64)).contains("tfplan");
    }

    @Override
    public @Nullable List<Resource> read(Source source) {
        String name = source.file();
        boolean stored = !ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
        String command = stored
                ? "terraform show -json " + name.substring(name.lastIndexOf('/') + 1) + " > shown.json"
                : "terraform plan -out=plan.tfplan && terraform show -json plan.tfplan > plan.json";
        source.problems()
                .error(
                        name,
                        0,
                        "",
                        "must be JSON that Terraform has made of it; run " + command
                                + " and name that file, with address: for one resource of it",
                        null);
        return null;
    }
}
