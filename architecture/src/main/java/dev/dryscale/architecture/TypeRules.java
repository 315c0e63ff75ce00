package dev.dryscale.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules about types: which kinds there are, what a class may hold statically, who may be public. */
final class TypeRules {

    private static final Set<String> MUTABLE = Set.of(
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.ArrayDeque",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.EnumMap",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.PriorityQueue",
            "java.util.Properties",
            "java.util.BitSet",
            "java.util.Date",
            "java.util.Calendar",
            "java.text.SimpleDateFormat",
            "java.text.DecimalFormat",
            "java.text.NumberFormat",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.lang.ThreadLocal",
            "dev.dryscale.random.RandomStream",
            "dev.dryscale.random.RandomStreams");

    private TypeRules() {}

    /** Records, enums, interfaces, annotations and final classes; nobody extends a class of ours. */
    static List<String> kinds(List<JavaClass> classes) {
        var violations = new ArrayList<String>();
        for (JavaClass type : classes) {
            boolean closed = type.getModifiers().contains(JavaModifier.FINAL)
                    || type.isInterface()
                    || type.isEnum()
                    || type.isAnonymousClass()
                    || isConstantOfEnum(type)
                    || isBenchmark(type);
            if (!closed) {
                violations.add(type.getName() + " is neither record, enum, interface nor final class");
            }
            Optional<JavaClass> parent = type.getRawSuperclass();
            if (parent.isPresent()
                    && Layer.within("dev.dryscale..", parent.get().getPackageName())
                    && !isConstantOfEnum(type)) {
                violations.add(
                        type.getName() + " extends the class " + parent.get().getName());
            }
        }
        return violations;
    }

    /** JMH generates subclasses of its state, so a benchmark cannot be final. */
    private static boolean isBenchmark(JavaClass type) {
        return type.isAnnotatedWith("org.openjdk.jmh.annotations.State");
    }

    private static boolean isConstantOfEnum(JavaClass type) {
        return type.getRawSuperclass().map(JavaClass::isEnum).orElse(false);
    }

    /** A static field is final, of a type that does not change, and public only if it is no array. */
    static List<String> staticFields(List<JavaClass> classes) {
        var violations = new ArrayList<String>();
        for (JavaClass type : classes) {
            for (JavaField field : type.getFields()) {
                if (field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    staticField(field).ifPresent(problem -> violations.add(field.getFullName() + " " + problem));
                }
            }
        }
        return violations;
    }

    private static Optional<String> staticField(JavaField field) {
        var type = field.getRawType();
        if (!field.getModifiers().contains(JavaModifier.FINAL)) {
            return Optional.of("is static and not final");
        }
        if (MUTABLE.contains(type.getName()) || type.getName().startsWith("java.util.concurrent.")) {
            return Optional.of("is static and mutable: " + type.getName());
        }
        if (type.isArray() && !field.getModifiers().contains(JavaModifier.PRIVATE)) {
            return Optional.of("is an array that others can change");
        }
        return Optional.empty();
    }

    /** Top-level public types that no other package uses; entry points and what other programs call are excepted. */
    static List<String> unusedPublicTypes(List<JavaClass> classes) {
        Map<String, Set<String>> usersByType = classes.stream()
                .map(JavaClass::getDirectDependenciesFromSelf)
                .flatMap(Collection::stream)
                .collect(Collectors.groupingBy(
                        dependency -> topLevel(dependency.getTargetClass()),
                        Collectors.mapping(TypeRules::originPackage, Collectors.toSet())));
        return classes.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.tryGetMethod("main", String[].class).isPresent())
                .filter(type -> usersByType.getOrDefault(type.getName(), Set.of()).stream()
                        .allMatch(type.getPackageName()::equals))
                .map(type -> type.getName() + " is public and no other package uses it")
                .toList();
    }

    private static String originPackage(Dependency dependency) {
        return dependency.getOriginClass().getPackageName();
    }

    private static String topLevel(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
