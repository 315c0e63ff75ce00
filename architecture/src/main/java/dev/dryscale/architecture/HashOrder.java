package dev.dryscale.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rule against hash order, which differs between JVMs ({@code Map.of} and {@code Set.copyOf} are salted at each
 * start): a class may look things up in such a collection, but then it iterates over no map or set, and what it keeps
 * for others to iterate over is never a salted copy.
 */
final class HashOrder {

    private static final Set<String> HASHED = Set.of(
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.Hashtable",
            "java.util.concurrent.ConcurrentHashMap");
    private static final Set<String> MAPS_AND_SETS = Set.of("java.util.Map", "java.util.Set");
    private static final Set<String> HASHING_COLLECTORS =
            Set.of("toSet", "toMap", "groupingBy", "toUnmodifiableSet", "toUnmodifiableMap");
    private static final Set<String> ITERATIONS = Set.of(
            "keySet", "entrySet", "values", "forEach", "iterator", "stream", "toArray", "toString", "spliterator");

    private HashOrder() {}

    static List<String> violations(JavaClass type) {
        var violations = new ArrayList<String>();
        boolean iterates = type.getAccessesFromSelf().stream().anyMatch(HashOrder::isIteration);
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
            if (isSaltedCopy(access.getTarget())) {
                violations.add("a copy in salted order; use Collections.unmodifiableMap(new LinkedHashMap<>(…)): "
                        + access.getDescription());
            } else if (iterates && isHashed(access.getTarget())) {
                violations.add("hash order differs between JVMs and this class iterates; use LinkedHashMap, TreeMap,"
                        + " EnumMap or a List: " + access.getDescription());
            }
        }
        return violations;
    }

    private static boolean isIteration(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return (HASHED.contains(owner) || MAPS_AND_SETS.contains(owner)) && ITERATIONS.contains(access.getName());
    }

    private static boolean isSaltedCopy(AccessTarget target) {
        return MAPS_AND_SETS.contains(target.getOwner().getName())
                && target.getName().equals("copyOf");
    }

    private static boolean isHashed(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        if (!(target instanceof AccessTarget.CodeUnitAccessTarget call)) {
            return false;
        }
        if (HASHED.contains(owner)) {
            return name.equals("<init>");
        }
        if (owner.equals("java.util.stream.Collectors")) {
            return HASHING_COLLECTORS.contains(name)
                    && call.getRawParameterTypes().stream()
                            .noneMatch(type -> type.getName().equals("java.util.function.Supplier"));
        }
        return MAPS_AND_SETS.contains(owner) && isLarge(owner, name, call);
    }

    /** Whether {@code of} gets more than one element: a single one has only one order. */
    private static boolean isLarge(String owner, String name, AccessTarget.CodeUnitAccessTarget call) {
        int one = owner.equals("java.util.Map") ? 2 : 1;
        var parameters = call.getRawParameterTypes();
        boolean several = parameters.size() > one || parameters.stream().anyMatch(JavaClass::isArray);
        return name.equals("ofEntries") || (name.equals("of") && several);
    }
}
