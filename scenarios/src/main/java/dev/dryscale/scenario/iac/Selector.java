package dev.dryscale.scenario.iac;

import dev.dryscale.scenario.Problems;
import dev.dryscale.scenario.document.Fields;
import dev.dryscale.scenario.document.MappingNode;
import dev.dryscale.scenario.document.Node;
import dev.dryscale.scenario.document.Scalars;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which resource of a file is meant.
 *
 * @param address null when the file holds one only
 * @param before whether a plan's resource is wanted as it is rather than as it will be
 * @param parameters what stands for the parameters of a template
 */
public record Selector(@Nullable String address, boolean before, Map<String, Node> parameters) {

    /** Whatever the file holds, as it will be. */
    public static final Selector ANY = new Selector(null, false, Map.of());

    /** The words beside {@code file} in a scenario. */
    public static final List<String> WORDS = List.of("file", "address", "logicalId", "name", "change", "parameters");

    private static final List<String> ADDRESSES = List.of("address", "logicalId", "name");
    private static final List<String> CHANGES = List.of("after", "before");

    public Selector {
        parameters = Map.copyOf(parameters);
    }

    /** Reads {@code {file: …, address: …}} and what may stand beside it. */
    public static Selector read(Fields fields) {
        var problems = fields.problems();
        String address = null;
        for (String word : ADDRESSES) {
            var node = fields.optional(word);
            if (node != null && address != null) {
                fields.refuse(word, "must be the only one of " + String.join(", ", ADDRESSES), null);
            } else if (node != null) {
                address = Scalars.text(node, "", problems);
            }
        }
        String change =
                fields.read("change", "after", node -> Scalars.word(node, CHANGES, word -> word, "after", problems));
        var parameters = fields.optional("parameters");
        if (parameters != null && !(parameters instanceof MappingNode)) {
            Scalars.refuse(parameters, "must be a mapping from a parameter to its value", problems);
        }
        return new Selector(
                address,
                change.equals("before"),
                parameters instanceof MappingNode mapping ? mapping.members() : Map.of());
    }

    /** The resource of that kind that is meant; null after telling the problems, with the candidates. */
    public @Nullable Resource select(ResourceKind kind, List<Resource> resources, Node where, Problems problems) {
        var candidates =
                resources.stream().filter(resource -> resource.kind() == kind).toList();
        if (candidates.isEmpty()) {
            refuse(where, "must name a file with a " + kind.one() + "; this one has none", null, problems);
            return null;
        }
        if (address == null) {
            return candidates.size() == 1 ? candidates.get(0) : ambiguous(kind, candidates, where, problems);
        }
        var exact = candidates.stream()
                .filter(resource -> resource.address().equals(address))
                .toList();
        var meant =
                exact.isEmpty() ? candidates.stream().filter(this::nearlyMeans).toList() : exact;
        if (meant.isEmpty()) {
            String rule = "has no " + kind.one() + " " + address + "; it has " + addresses(candidates);
            refuse(where, rule, Problems.nearest(address, addressList(candidates)), problems);
            return null;
        }
        return meant.size() == 1 ? meant.get(0) : ambiguous(kind, meant, where, problems);
    }

    /** An address without its module or its index, where that leaves one resource. */
    private boolean nearlyMeans(Resource resource) {
        String bare = resource.address().replaceAll("\\[[^]]*]$", "");
        return bare.equals(address)
                || resource.address().endsWith("." + address)
                || bare.endsWith("." + address)
                || resource.text("PolicyName").equals(address);
    }

    private static @Nullable Resource ambiguous(
            ResourceKind kind, List<Resource> candidates, Node where, Problems problems) {
        String rule =
                "holds " + kind.count(candidates.size()) + ": name one with address, one of " + addresses(candidates);
        refuse(where, rule, null, problems);
        return null;
    }

    private static void refuse(Node where, String rule, @Nullable String nearest, Problems problems) {
        var place = where.place();
        problems.error(place.file(), place.line(), place.pointer(), rule, null, nearest);
    }

    private static List<String> addressList(List<Resource> resources) {
        return resources.stream().map(Resource::address).sorted().toList();
    }

    private static String addresses(List<Resource> resources) {
        return addressList(resources).stream().collect(Collectors.joining(", "));
    }
}
