package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Printable;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.TemplateReader;
import dev.dryscale.scenario.input.InputFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resources of one file.
 *
 * @param form how it is written
 * @param resources in the file's order
 */
public record ResourceFile(SourceForm form, List<Resource> resources) {

    public ResourceFile {
        resources = List.copyOf(resources);
    }

    /** Whether a file of that name and content holds resources in any form. */
    public static boolean recognizes(String file, byte[] bytes) {
        return SourceForm.of(file, sketch(bytes)) != null;
    }

    /**
     * Reads every policy, group, alarm and scheduled action of {@code bytes}; null after telling the problems.
     *
     * @param files what the file may name in its turn
     * @param mending whether faults that the exporter mends are warnings
     */
    public static @Nullable ResourceFile read(
            String file, byte[] bytes, Selector selector, InputFiles files, boolean mending, Problems problems) {
        var recognized = SourceForm.of(file, sketch(bytes));
        var form = recognized == null ? SourceForm.CLI_INPUT : recognized;
        String text = form == SourceForm.TERRAFORM_SOURCE ? "" : TemplateReader.decode(file, bytes, problems);
        if (text == null) {
            return null;
        }
        var source = new Source(file, text, selector, mending, name -> text(name, files, problems), problems);
        var resources = form.form().read(source);
        return resources == null ? null : new ResourceFile(form, GroupParts.folded(resources));
    }

    /** Those of one kind. */
    public List<Resource> of(ResourceKind kind) {
        return resources.stream().filter(resource -> resource.kind() == kind).toList();
    }

    private static @Nullable String text(ScalarNode name, InputFiles files, Problems problems) {
        byte[] bytes = files.bytes(name, name.text());
        return bytes == null ? null : TemplateReader.decode(Printable.shorten(name.text()), bytes, problems);
    }

    /** Enough of the content to recognize it by; what is no UTF-8 is refused by who reads it. */
    private static String sketch(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
