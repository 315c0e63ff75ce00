package dev.dryscale.scenario.tuning;

import dev.dryscale.experiment.tuning.Domain;
import dev.dryscale.experiment.tuning.Parameter;
import dev.dryscale.experiment.tuning.SearchSpace;
import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.ProblemsException;
import dev.dryscale.scenario.document.DocumentReader;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Place;
import dev.dryscale.scenario.document.Quantity;
import dev.dryscale.scenario.document.ScalarNode;
import dev.dryscale.scenario.document.Scalars;
import dev.dryscale.scenario.document.SequenceNode;
import dev.dryscale.scenario.file.ScenarioFile;
import dev.dryscale.scenario.input.Digest;
import dev.dryscale.scenario.input.InputFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The space of a search, read strictly: which parameters of one policy and of its group may be chosen, and from what.
 *
 * @param policy the present policy
 * @param places where each parameter is written, by its path
 * @param digest SHA-256 of the file
 */
public record SpaceFile(String policy, SearchSpace space, Map<String, Place> places, String digest) {

    private static final List<String> ROOTS = List.of("policies", "group", "loadBalancer", "scalableTarget", "task");
    private static final List<String> BY_HAND = List.of("alarms", "scheduledActions", "switches");
    private static final List<String> SCALES = List.of("linear", "log");
    private static final long MOST = 1_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final BigDecimal STEPS = BigDecimal.valueOf(1000);

    public SpaceFile {
        places = Map.copyOf(places);
    }

    /**
     * Reads the space in {@code file}.
     *
     * @param shown how messages call the file
     * @param policy the policy that the command line names; null for the file's, or the first of the scenario
     * @throws ProblemsException with everything that is wrong
     */
    public static SpaceFile read(Path file, String shown, ScenarioFile scenario, @Nullable String policy) {
        var problems = new Problems();
        byte[] bytes;
        try {
            bytes = new InputFiles(file.toAbsolutePath().getParent(), List.of(), problems).bytes(file, shown);
        } catch (IOException e) {
            problems.error(shown, 0, "", "does not exist or cannot be read", null);
            throw new ProblemsException(problems.all());
        }
        var node = DocumentReader.read(shown, bytes, problems);
        problems.throwIfAny();
        if (node == null) {
            throw new ProblemsException(problems.all());
        }
        var read = new Reader(scenario, problems).space(Fields.of(node, problems), policy, Digest.of(bytes));
        problems.throwIfAny();
        return read;
    }

    /** Only what {@code apply} can write. */
    public SpaceFile applicableOnly() {
        return new SpaceFile(policy, space.applicable(), places, digest);
    }

    /** Reads the members of the file. */
    private record Reader(ScenarioFile scenario, Problems problems) {

        SpaceFile space(Fields fields, @Nullable String typed, String digest) {
            var version = fields.required("space");
            if (version != null) {
                Scalars.integer(version, 1, 1, 1, problems);
            }
            var names = scenario.candidates().stream()
                    .filter(candidate -> !candidate.reference() && candidate.fleet() == null)
                    .map(candidate -> candidate.name())
                    .toList();
            var written = fields.<String>readOptional(
                    "policy", node -> Scalars.word(node, names, word -> word, "", problems));
            String policy = typed != null ? typed : written != null ? written : names.isEmpty() ? "" : names.get(0);
            var parameters = new ArrayList<Parameter>();
            var places = new LinkedHashMap<String, Place>();
            var node = fields.required("parameters");
            fields.finish();
            if (node instanceof MappingNode mapping && !mapping.members().isEmpty()) {
                mapping.members().forEach((name, value) -> {
                    var parameter = parameter(name, value, policy);
                    if (parameter != null && places.put(parameter.path(), value.place()) != null) {
                        Scalars.refuse(value, "has a path that another parameter has already", problems);
                    } else if (parameter != null) {
                        parameters.add(parameter);
                    }
                });
            } else if (node != null) {
                Scalars.refuse(node, "must be a mapping with at least one parameter: the space is empty", problems);
            }
            return new SpaceFile(policy, new SearchSpace(parameters), places, digest);
        }

        private @Nullable Parameter parameter(String name, Node node, String policy) {
            var fields = Fields.of(node, problems);
            var pathNode = fields.required("path");
            var path = pathNode == null ? null : path(pathNode, policy);
            String kind = fields.exactlyOneOf("integer", "real", "duration", "choice");
            var value = kind == null ? null : fields.optional(kind);
            fields.finish();
            if (kind == null || value == null || path == null) {
                return null;
            }
            var domain = switch (kind) {
                case "integer" -> whole(Fields.of(value, problems));
                case "real" -> real(Fields.of(value, problems));
                case "duration" -> duration(Fields.of(value, problems), path);
                default -> choice(value);
            };
            return domain == null ? null : new Parameter(name, path.toString(), domain, isApplicable(path));
        }

        private @Nullable ParameterPath path(Node node, String policy) {
            String text = Scalars.string(node, "", problems);
            var path = ParameterPath.parse(text);
            if (path == null) {
                Scalars.refuse(node, "must be a path such as policies.seed.EstimatedInstanceWarmup", problems);
                return null;
            }
            String root = path.steps().get(0);
            if (!ROOTS.contains(root) || path.steps().size() < 2) {
                Scalars.refuse(
                        node,
                        "must begin with one of " + String.join(", ", ROOTS) + ": the rest of a scenario is not chosen",
                        Problems.nearest(root, ROOTS),
                        problems);
                return null;
            }
            if (root.equals(ROOTS.get(0)) && !path.steps().get(1).equals(policy)) {
                Scalars.refuse(
                        node,
                        "must be of the policy that is tuned, " + policy,
                        Problems.nearest(path.steps().get(1), List.of(policy)),
                        problems);
                return null;
            }
            return path;
        }

        /** Alarms and schedules are no part of a policy that {@code put-scaling-policy} writes. */
        private static boolean isApplicable(ParameterPath path) {
            return path.steps().get(0).equals(ROOTS.get(0))
                    && path.steps().stream().noneMatch(BY_HAND::contains);
        }

        private @Nullable Domain whole(Fields fields) {
            var low = fields.required("from");
            var high = fields.required("to");
            boolean log = log(fields);
            fields.finish();
            if (low == null || high == null) {
                return null;
            }
            long from = Scalars.integer(low, 0, MOST, 0, problems);
            long to = Scalars.integer(high, 0, MOST, MOST, problems);
            return ordered(fields, BigDecimal.valueOf(from), BigDecimal.valueOf(to), log)
                    ? new Domain.Whole(from, to, log, "")
                    : null;
        }

        /** Our own words carry their unit, AWS's are whole seconds. */
        private @Nullable Domain duration(Fields fields, ParameterPath path) {
            var low = fields.required("from");
            var high = fields.required("to");
            boolean log = log(fields);
            fields.finish();
            if (low == null || high == null) {
                return null;
            }
            long from = Quantity.nanos(low, 0, MOST * SECOND_NANOS, 0, problems) / SECOND_NANOS;
            long to = Quantity.nanos(high, 0, MOST * SECOND_NANOS, MOST, problems) / SECOND_NANOS;
            boolean ours = Character.isLowerCase(path.last().charAt(0));
            return ordered(fields, BigDecimal.valueOf(from), BigDecimal.valueOf(to), log)
                    ? new Domain.Whole(from, to, log, ours ? "s" : "")
                    : null;
        }

        private @Nullable Domain real(Fields fields) {
            var low = fields.required("from");
            var high = fields.required("to");
            boolean log = log(fields);
            var stated = fields.optional("step");
            fields.finish();
            if (low == null || high == null) {
                return null;
            }
            var from = Scalars.number(low, BigDecimal.ZERO, problems);
            var to = Scalars.number(high, BigDecimal.TEN, problems);
            if (!ordered(fields, from, to, log)) {
                return null;
            }
            var step =
                    stated == null ? to.subtract(from).divide(STEPS) : Scalars.number(stated, BigDecimal.ONE, problems);
            if (step.signum() <= 0 && from.compareTo(to) < 0) {
                fields.refuse("step", "must be above 0", step.toPlainString());
                return null;
            }
            return new Domain.Real(from, to, log, step.signum() <= 0 ? BigDecimal.ONE : step);
        }

        private boolean log(Fields fields) {
            return fields.read("scale", "linear", node -> Scalars.word(node, SCALES, word -> word, "linear", problems))
                    .equals("log");
        }

        private boolean ordered(Fields fields, BigDecimal from, BigDecimal to, boolean log) {
            if (from.compareTo(to) > 0) {
                fields.refuse("from", "must be at most to (" + to.toPlainString() + ")", from.toPlainString());
                return false;
            }
            if (log && from.signum() <= 0) {
                fields.refuse("from", "must be above 0 where the scale is log", from.toPlainString());
                return false;
            }
            return true;
        }

        private @Nullable Domain choice(Node node) {
            var words = new ArrayList<String>();
            var items = node instanceof SequenceNode sequence ? sequence.items() : List.<Node>of();
            for (Node item : items) {
                if (item instanceof ScalarNode) {
                    words.add(Scalars.text(item, "", problems));
                } else {
                    Scalars.refuse(item, "must be a single value", problems);
                }
            }
            if (items.isEmpty()) {
                Scalars.refuse(node, "must be a list with at least one value", problems);
                return null;
            }
            return new Domain.Choice(words);
        }
    }
}
