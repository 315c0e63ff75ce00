package dev.dryscale.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules about packages: the layer table, cycles and names. */
final class LayerRules {

    private static final Pattern PACKAGE = Pattern.compile("dev\\.dryscale\\.[a-z]+(\\.[a-z]+)?");
    private static final Set<String> VAGUE_PACKAGES =
            Set.of("impl", "util", "utils", "common", "standard", "manager", "helper", "helpers");
    private static final Set<String> VAGUE_WORDS =
            Set.of("Impl", "Util", "Utils", "Common", "Manager", "Helper", "Helpers");
    private static final String GPL_LIBRARY = "org.jfree.svg..";
    private static final String GPL_USER = "dev.dryscale.report.chart";
    private static final String AWS_SDK = "software.amazon.awssdk..";
    private static final String AWS_SDK_USER = "dev.dryscale.aws.sdk";
    private static final String MARK = "dev.dryscale.kernel.HotLoop";

    private LayerRules() {}

    static List<String> imports(List<JavaClass> classes) {
        var violations = new ArrayList<String>();
        for (JavaClass type : classes) {
            var layer = Layer.of(type.getPackageName());
            if (layer.isEmpty()) {
                violations.add(type.getPackageName() + " has no line in the layer table");
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass().getBaseComponentType();
                if (Layer.within(GPL_LIBRARY, target.getPackageName())
                        && !type.getPackageName().equals(GPL_USER)) {
                    violations.add("only " + GPL_USER + " may use JFreeSVG (decision 6): " + type.getName());
                }
                if (Layer.within(AWS_SDK, target.getPackageName())
                        && !type.getPackageName().equals(AWS_SDK_USER)) {
                    violations.add("only " + AWS_SDK_USER + " may use the AWS SDK (decision 16): " + type.getName());
                }
                if (!target.isPrimitive()
                        && !target.getName().equals(MARK)
                        && !layer.get().mayImport(target.getPackageName())) {
                    violations.add(
                            layer.get() + " may not import " + target.getName() + ": " + dependency.getDescription());
                }
            }
        }
        return violations;
    }

    static List<String> cycles(JavaClasses classes) {
        var cycles = slices().matching("dev.dryscale.(**)").should().beFreeOfCycles();
        return cycles.allowEmptyShould(true)
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }

    static List<String> names(List<JavaClass> classes) {
        var violations = new ArrayList<String>();
        for (JavaClass type : classes) {
            String name = type.getPackageName();
            if (!PACKAGE.matcher(name).matches()) {
                violations.add(name + " is not dev.dryscale.<layer>[.<part>]");
            }
            if (Arrays.stream(name.split("\\.")).anyMatch(VAGUE_PACKAGES::contains)) {
                violations.add(name + " says nothing about what it holds");
            }
            if (Arrays.stream(type.getSimpleName().split("(?=\\p{Lu})")).anyMatch(VAGUE_WORDS::contains)) {
                violations.add(type.getName() + " says nothing about what it does");
            }
        }
        return violations;
    }
}
