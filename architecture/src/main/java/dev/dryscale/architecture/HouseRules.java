package dev.dryscale.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** All rules of the house, as tests of one module: the classes of {@code target/classes} and the sources of {@code src/main}. */
public final class HouseRules {

    private HouseRules() {}

    /**
     * The tests of the module in the working directory, as Maven runs them.
     *
     * @throws IllegalStateException if the module has no compiled class, since a rule about nothing would pass
     */
    public static Stream<DynamicTest> ofThisModule() {
        return of(Path.of("target", "classes"), Path.of("src", "main"));
    }

    /** The tests of the module with these classes and sources. */
    public static Stream<DynamicTest> of(Path classDirectory, Path sourceDirectory) {
        var compiled = new ClassFileImporter().importPath(classDirectory);
        var classes = ownClasses(compiled);
        if (classes.isEmpty()) {
            throw new IllegalStateException("no class in " + classDirectory.toAbsolutePath());
        }
        return Stream.of(
                rule("importsFollowTheLayerTable", () -> LayerRules.imports(classes)),
                rule("packagesAreFreeOfCycles", () -> LayerRules.cycles(compiled)),
                rule("namesAreSpecific", () -> LayerRules.names(classes)),
                rule("typesAreFinalAndNotInherited", () -> TypeRules.kinds(classes)),
                rule("staticFieldsAreConstants", () -> TypeRules.staticFields(classes)),
                rule("resultsDependOnScenarioAndSeedOnly", () -> DeterminismRules.simulator(classes)),
                rule("nothingReadsTheMachinesClockLocaleOrZone", () -> DeterminismRules.everywhere(classes)),
                rule("hotLoopsStayCompilable", () -> SourceRules.hotLoops(classDirectory)),
                rule("filesAndMethodsAreSmall", () -> SourceRules.sizes(sourceDirectory)));
    }

    /**
     * Every public type is used from another package of the product; what is not, should be package-private.
     *
     * @param classDirectories the compiled classes of every module that ships
     */
    public static DynamicTest publicTypesAreUsedElsewhere(List<Path> classDirectories) {
        var classes = ownClasses(new ClassFileImporter().importPaths(classDirectories));
        return rule("publicTypesAreUsedElsewhere", () -> TypeRules.unusedPublicTypes(classes));
    }

    static List<JavaClass> ownClasses(JavaClasses classes) {
        return classes.stream()
                .filter(type -> Layer.within("dev.dryscale..", type.getPackageName()))
                .filter(type -> !type.getPackageName().contains("jmh_generated"))
                .filter(type -> !type.getSimpleName().matches("Jte\\w+Generated"))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
    }

    private static DynamicTest rule(String name, Supplier<List<String>> check) {
        return DynamicTest.dynamicTest(name, () -> {
            var violations = check.get().stream().distinct().sorted().toList();
            if (!violations.isEmpty()) {
                throw new AssertionError(
                        name + ": " + violations.size() + " found\n  " + String.join("\n  ", violations));
            }
        });
    }
}
