package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pasted commands of the AWS CLI: parsed with quotes and line continuations, never run. Other commands of the file are passed
 * over; a file that a {@code cat > NAME <<EOF} of it writes is known by that name.
 */
final class ShellForm implements ResourceForm {

    /** A command at the beginning of a line, after a prompt, or as the value of a variable. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?m)(?:^[ \\t]*(?:[$>%][ \\t]+)?(?:(\\w+)=\"?\\$\\([ \\t]*)?|&&[ \\t]*|;[ \\t]*)aws((?:[ \\t]+--[\\w-]+(?:[= \\t]"
                    + "[^\\s-]\\S*)?)*)[ \\t]+(autoscaling|application-autoscaling|cloudwatch)[ \\t]+([a-z-]+)");

    @Override
    public boolean recognizes(String file, String text) {
        String body = text.stripLeading();
        boolean data = body.startsWith("{") || body.startsWith("[") || body.startsWith("dryscale:");
        return !data && !text.contains("\ndryscale:") && COMMAND.matcher(text).find();
    }

    @Override
    public @Nullable List<Resource> read(Source source) {
        var written = Heredocs.of(source.text());
        var withFiles = new Source(
                source.file(),
                source.text(),
                source.selector(),
                source.mending(),
                name -> written.containsKey(name.text())
                        ? written.get(name.text())
                        : source.files().apply(name),
                source.problems());
        var resources = new ArrayList<Resource>();
        var variables = new LinkedHashMap<String, String>();
        var matcher = COMMAND.matcher(source.text());
        while (matcher.find()) {
            var resource = command(withFiles, matcher);
            if (resource != null) {
                resources.add(resource);
                String variable = matcher.group(1);
                if (variable != null) {
                    variables.put(variable, resource.text("PolicyName"));
                }
            }
        }
        return AlarmActions.linked(resources, (alarm, action) -> variables.get(variable(action)));
    }

    private static @Nullable Resource command(Source source, Matcher matcher) {
        var operation = CliOperation.of(matcher.group(3), matcher.group(4));
        if (operation == null) {
            return null;
        }
        int line = 1
                + (int) source.text()
                        .substring(0, matcher.start(3))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        var words = ShellWords.read(source.text(), matcher.end(), line);
        int errors = source.problems().all().size();
        var members = CliArguments.read(source, operation, line, words);
        if (source.problems().all().size() > errors) {
            // What could not be read may have held what is missing.
            return ApiObject.resource(operation.kind(), members);
        }
        if (operation.kind() == ResourceKind.POLICY) {
            required(source, operation, members, "PolicyName");
        }
        if (operation == CliOperation.PUT_SCALING_POLICY || operation == CliOperation.CREATE_GROUP) {
            required(source, operation, members, "AutoScalingGroupName");
        }
        return ApiObject.resource(operation.kind(), members);
    }

    private static void required(Source source, CliOperation operation, MappingNode members, String member) {
        if (!members.members().containsKey(member)) {
            source.problems()
                    .error(
                            source.file(),
                            members.place().line(),
                            "aws " + operation.words(),
                            "needs " + member + ", which the AWS CLI and AWS require",
                            null);
        }
    }

    /** {@code $OUT} and {@code ${OUT}} are {@code OUT}. */
    private static String variable(ScalarNode action) {
        return action.text().replaceAll("[${}\"]", "");
    }
}
