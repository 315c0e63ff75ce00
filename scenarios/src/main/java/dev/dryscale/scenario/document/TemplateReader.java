package dev.dryscale.scenario.document;

import dev.dryscale.scenario.Problem;
import dev.dryscale.scenario.Problems;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents that hold much besides what is wanted, secrets among it: templates, plans and states. No word of such a
 * document reaches a message, and what is wrong outside of the wanted parts is nobody's business here.
 */
public final class TemplateReader {

    /** The short forms of CloudFormation's functions, by its reference. */
    private static final Set<String> SHORT_FORMS = Set.of(
            "!And",
            "!Base64",
            "!Cidr",
            "!Condition",
            "!Equals",
            "!FindInMap",
            "!GetAtt",
            "!GetAZs",
            "!If",
            "!ImportValue",
            "!Join",
            "!Not",
            "!Or",
            "!Ref",
            "!Select",
            "!Split",
            "!Sub",
            "!ToJsonString",
            "!Transform");

    private static final String HIDDEN = "; what stands there is not shown, since it may be secret";

    private TemplateReader() {}

    /** The text, or null after telling {@code problems} that it is too large or no UTF-8. */
    public static @Nullable String decode(String file, byte[] bytes, Problems problems) {
        if (bytes.length > Limits.TEMPLATE_BYTES) {
            problems.error(file, 0, "", "must be at most " + Limits.TEMPLATE_BYTES + " bytes", null);
            return null;
        }
        return TextDecoder.decode(file, bytes, problems);
    }

    /**
     * The tree, or null after telling {@code problems} where the notation is wrong. Problems that spoil only a part go to
     * {@code parts}: see {@link #tell}.
     *
     * @param sieve what to keep of each mapping of a JSON document, innermost first
     */
    public static @Nullable Node read(
            String file, String text, UnaryOperator<MappingNode> sieve, Problems parts, Problems problems) {
        boolean json = file.toLowerCase(Locale.ROOT).endsWith(".json")
                || text.stripLeading().startsWith("{")
                || text.stripLeading().startsWith("[");
        var node = json ? JsonTree.read(file, text, sieve, parts) : YamlTree.read(file, text, SHORT_FORMS, parts);
        if (node == null) {
            int line = parts.all().stream().mapToInt(Problem::line).max().orElse(0);
            problems.error(file, line, "", "is not valid " + (json ? "JSON" : "YAML") + HIDDEN, null);
        }
        return node;
    }

    /** Passes on what is wrong inside {@code wanted}. */
    public static void tell(Problems parts, Node wanted, Problems problems) {
        String pointer = wanted.place().pointer();
        for (var problem : parts.all()) {
            if (problem.pointer().equals(pointer) || problem.pointer().startsWith(pointer + ".")) {
                problems.error(problem.file(), problem.line(), problem.pointer(), problem.rule(), problem.actual());
            }
        }
    }
}
