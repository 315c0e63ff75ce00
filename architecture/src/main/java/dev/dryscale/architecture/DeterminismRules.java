package dev.dryscale.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules that make a result a function of scenario and seed: same bytes on any machine, JVM, locale, zone and number
 * of threads.
 */
final class DeterminismRules {

    private static final Set<String> TRANSCENDENTAL = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot");
    private static final Set<String> RANDOM_CLASSES = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom",
            "java.util.random.RandomGenerator",
            "java.util.random.RandomGeneratorFactory");
    private static final Set<String> OUTSIDE =
            Set.of("java.io", "java.nio.file", "java.net", "java.sql", "java.lang.management", "java.util.logging");
    private static final String DISTRIBUTIONS = "org.apache.commons.math3.distribution";

    private DeterminismRules() {}

    /** What sim-core may not do. */
    static List<String> simulator(List<JavaClass> classes) {
        var violations = new ArrayList<String>();
        for (JavaClass type : classes) {
            if (Layer.of(type.getPackageName()).filter(Layer::isSimulator).isEmpty()) {
                continue;
            }
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                inSimulator(access.getTarget()).ifPresent(why -> violations.add(why + ": " + access.getDescription()));
            }
            violations.addAll(HashOrder.violations(type));
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency ->
                            OUTSIDE.contains(dependency.getTargetClass().getPackageName()))
                    .filter(dependency -> !dependency.getTargetClass().getName().equals("java.io.Serializable"))
                    .forEach(dependency -> violations.add("no files, no network: " + dependency.getDescription()));
        }
        return violations;
    }

    private static Optional<String> inSimulator(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        if (RANDOM_CLASSES.contains(owner)
                || is(owner, name, "java.lang.Math", "random")
                || name.equals("randomUUID")) {
            return Optional.of("randomness comes from a named RandomStream");
        }
        if (owner.equals("java.lang.Math") && TRANSCENDENTAL.contains(name)) {
            return Optional.of("Math differs between JVMs, StrictMath does not");
        }
        if (readsClock(owner, name)) {
            return Optional.of("sim-core knows simulated time only");
        }
        if (is(owner, name, "java.lang.System", "identityHashCode")) {
            return Optional.of("identity hashes are addresses");
        }
        if (owner.startsWith(DISTRIBUTIONS)) {
            return commonsMath(name, target);
        }
        if (owner.equals("java.lang.System")
                && Set.of("getenv", "getProperty", "lineSeparator").contains(name)) {
            return Optional.of("a result depends on scenario and seed only");
        }
        return Optional.empty();
    }

    /** A distribution built without a generator seeds one from the clock, and {@code sample()} would draw from it. */
    private static Optional<String> commonsMath(String name, AccessTarget target) {
        if (name.equals("sample")) {
            return Optional.of("draw by inversion from a RandomStream");
        }
        if (!name.equals("<init>")) {
            return Optional.empty();
        }
        var parameters = ((AccessTarget.CodeUnitAccessTarget) target).getRawParameterTypes();
        boolean withGenerator = !parameters.isEmpty()
                && parameters.get(0).getName().equals("org.apache.commons.math3.random.RandomGenerator");
        return withGenerator ? Optional.empty() : Optional.of("give the distribution a null generator of its own");
    }

    /** What no module may do, with the exceptions that only a command may make, and the clock, which measurements read. */
    static List<String> everywhere(List<JavaClass> classes) {
        var violations = new ArrayList<String>();
        for (JavaClass type : classes) {
            var layer = Layer.of(type.getPackageName());
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                inModule(access.getTarget(), layer)
                        .ifPresent(why -> violations.add(why + ": " + access.getDescription()));
            }
        }
        return violations;
    }

    private static Optional<String> inModule(AccessTarget target, Optional<Layer> layer) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        if (dependsOnLocale(owner, name, target)) {
            return Optional.of("say Locale.ROOT");
        }
        if (name.equals("systemDefault") || is(owner, name, "java.util.TimeZone", "getDefault")) {
            return Optional.of("outputs are UTC");
        }
        if (is(owner, name, "java.nio.charset.Charset", "defaultCharset")) {
            return Optional.of("say StandardCharsets.UTF_8");
        }
        if (name.equals("printStackTrace")) {
            return Optional.of("never a stack trace for a user's mistake");
        }
        if (layer.filter(Layer.CLI::equals).isPresent()) {
            return Optional.empty();
        }
        if (readsClock(owner, name) && layer.filter(Layer.JMH::equals).isEmpty()) {
            return Optional.of("only a command or a measurement reads the clock");
        }
        if (owner.equals("java.lang.System")
                && Set.of("out", "err", "in", "exit", "getenv").contains(name)) {
            return Optional.of("only a command talks to its caller");
        }
        return Optional.empty();
    }

    private static boolean dependsOnLocale(String owner, String name, AccessTarget target) {
        if (is(owner, name, "java.util.Locale", "getDefault")) {
            return true;
        }
        if (!owner.equals("java.lang.String") || !(target instanceof AccessTarget.CodeUnitAccessTarget call)) {
            return false;
        }
        boolean sayWhich = call.getRawParameterTypes().stream()
                .anyMatch(type -> type.getName().equals("java.util.Locale"));
        return Set.of("format", "formatted", "toUpperCase", "toLowerCase").contains(name) && !sayWhich;
    }

    private static boolean readsClock(String owner, String name) {
        return is(owner, name, "java.lang.System", "currentTimeMillis")
                || is(owner, name, "java.lang.System", "nanoTime")
                || (owner.startsWith("java.time.") && name.equals("now"))
                || owner.equals("java.time.Clock")
                || (owner.equals("java.util.Date") && name.equals("<init>"));
    }

    private static boolean is(String owner, String name, String type, String member) {
        return owner.equals(type) && name.equals(member);
    }
}
