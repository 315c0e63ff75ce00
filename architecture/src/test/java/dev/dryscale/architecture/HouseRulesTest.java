package dev.dryscale.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Breaks every rule of the house once, with a small module compiled for it, and expects to be told so. */
final class HouseRulesTest {

    private static final Pattern TYPE = Pattern.compile("package ([a-z0-9.]+);.*?(?:class|@interface) (\\w+)");
    private static final String NEXT = "//next//";
    private static final String[] SURROUNDINGS = {
        "package dev.dryscale.kernel; public @interface HotLoop {}",
        "package dev.dryscale.kernel; public final class C {}",
        "package org.apache.commons.math3.distribution;"
                + " public class Law { public Law(double mean) {} public double sample() { return 4; } }"
    };

    @TempDir
    Path module;

    static Stream<Arguments> offences() {
        return Stream.of(
                arguments(
                        "importsFollowTheLayerTable",
                        in("kernel", "dev.dryscale.cost.B b;") + NEXT
                                + "package dev.dryscale.cost; public final class B {}",
                        "kernel.A.b"),
                arguments("importsFollowTheLayerTable", in("weather", ""), "no line in the layer table"),
                arguments(
                        "importsFollowTheLayerTable",
                        in("report", "org.jfree.svg.S s;") + NEXT + "package org.jfree.svg; public class S {}",
                        "only dev.dryscale.report.chart"),
                arguments(
                        "packagesAreFreeOfCycles",
                        in("cost", "dev.dryscale.record.R r;") + NEXT
                                + "package dev.dryscale.record; public final class R { dev.dryscale.cost.A a; }",
                        "Cycle detected"),
                arguments("namesAreSpecific", in("fleet.util", ""), "says nothing"),
                arguments("namesAreSpecific", in("fleet.a.b", ""), "<layer>[.<part>]"),
                arguments("namesAreSpecific", in("fleet", "static final class FleetManager {}"), "FleetManager"),
                arguments("typesAreFinalAndNotInherited", in("fleet", "static class Open {}"), "A$Open is neither"),
                arguments(
                        "typesAreFinalAndNotInherited",
                        in("fleet", "static final class D extends E {} static class E {}"),
                        "A$D extends"),
                arguments("staticFieldsAreConstants", in("fleet", "static int count;"), "not final"),
                arguments("staticFieldsAreConstants", in("fleet", "static final long[] TABLE = {1};"), "array"),
                arguments(
                        "staticFieldsAreConstants",
                        in("fleet", "static final StringBuilder S = new StringBuilder();"),
                        "mutable"),
                simulated("Math.log(2)", "StrictMath"),
                simulated("Math.pow(2, 3)", "StrictMath"),
                simulated("Math.random()", "RandomStream"),
                simulated("new java.util.Random(1).nextInt()", "RandomStream"),
                simulated("java.util.concurrent.ThreadLocalRandom.current()", "RandomStream"),
                simulated("System.nanoTime()", "simulated time"),
                simulated("java.time.Instant.now()", "simulated time"),
                simulated("java.time.Clock.systemUTC()", "simulated time"),
                simulated("new java.util.HashMap<String, String>().entrySet()", "hash order"),
                simulated("java.util.Set.of(1, 2).iterator()", "hash order"),
                simulated("java.util.Map.copyOf(new java.util.TreeMap<String, String>())", "salted order"),
                simulated("new org.apache.commons.math3.distribution.Law(1).sample()", "by inversion"),
                simulated("new org.apache.commons.math3.distribution.Law(1)", "null generator"),
                simulated("new java.io.File(\"x\")", "no files"),
                arguments(
                        "nothingReadsTheMachinesClockLocaleOrZone",
                        in("report", "Object o = \"%d\".formatted(1);"),
                        "ROOT"),
                arguments(
                        "nothingReadsTheMachinesClockLocaleOrZone",
                        in("report", "Object o = \"I\".toLowerCase();"),
                        "ROOT"),
                arguments(
                        "nothingReadsTheMachinesClockLocaleOrZone",
                        in("report", "Object o = java.time.ZoneId.systemDefault();"),
                        "UTC"),
                arguments(
                        "nothingReadsTheMachinesClockLocaleOrZone",
                        in("report", "void f() { System.out.println(); }"),
                        "caller"),
                arguments(
                        "nothingReadsTheMachinesClockLocaleOrZone",
                        in("report", "long now = System.nanoTime();"),
                        "reads the clock"),
                arguments(
                        "nothingReadsTheMachinesClockLocaleOrZone",
                        in("jmh", "void f() { System.out.println(); }"),
                        "caller"),
                arguments(
                        "filesAndMethodsAreSmall", in("fleet", "void f() {" + "\n".repeat(30) + "}"), "f has 31 lines"),
                arguments("filesAndMethodsAreSmall", in("fleet", "\n".repeat(400)), "has 401 lines"),
                arguments(
                        "filesAndMethodsAreSmall",
                        in("fleet", "@dev.dryscale.kernel.HotLoop void f() {" + "\n".repeat(120) + "}"),
                        "f has 121 lines"),
                arguments(
                        "hotLoopsStayCompilable",
                        in("fleet", "int a; @dev.dryscale.kernel.HotLoop void f() {" + "a++;".repeat(900) + "}"),
                        "f has 9001 bytecodes"));
    }

    private static Arguments simulated(String expression, String why) {
        return arguments("resultsDependOnScenarioAndSeedOnly", in("fleet", "Object o = " + expression + ";"), why);
    }

    private static String in(String part, String body) {
        return "package dev.dryscale." + part + "; public final class A {" + body + "}";
    }

    @ParameterizedTest
    @MethodSource("offences")
    void anOffenceIsFoundByItsRule(String rule, String source, String why) throws IOException {
        compile(source.split(NEXT));
        assertThatThrownBy(() -> run(rule)).isInstanceOf(AssertionError.class).hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean f(int i) { return java.util.Set.of(1, 2).contains(i); }",
                "Object o = java.util.Map.of(1, 2).entrySet();",
                "double d = Math.sqrt(2) + StrictMath.log(2);",
                "static final long SIZE = 3; private static final long[] TABLE = {1, 2};",
                "enum Kind { ONE { @Override int n() { return 1; } }; abstract int n(); }"
            })
    void whatTheRulesAllowPasses(String body) throws IOException {
        compile(in("fleet", body));
        for (String rule : rules()) {
            assertThatCode(() -> run(rule)).as(rule).doesNotThrowAnyException();
        }
    }

    @Test
    void aCommandMayReadTheClock() throws IOException {
        compile(in("cli", "long now = System.nanoTime();"));
        for (String rule : rules()) {
            assertThatCode(() -> run(rule)).as(rule).doesNotThrowAnyException();
        }
    }

    @Test
    void aMeasurementMayReadTheClock() throws IOException {
        compile(in("jmh", "long now = System.nanoTime();"));
        for (String rule : rules()) {
            assertThatCode(() -> run(rule)).as(rule).doesNotThrowAnyException();
        }
    }

    @Test
    void everyRuleIsBrokenOnceAbove() {
        assertThat(offences().map(offence -> offence.get()[0]).distinct()).containsExactlyInAnyOrderElementsOf(rules());
    }

    @Test
    void aPublicTypeThatNobodyElseUsesIsFound() throws IOException {
        compile(
                in("fleet", ""),
                "package dev.dryscale.cost; public final class Used { }",
                "package dev.dryscale.experiment; final class User { dev.dryscale.cost.Used used; }");
        var test = HouseRules.publicTypesAreUsedElsewhere(List.of(module.resolve("classes")));
        assertThatThrownBy(() -> test.getExecutable().execute())
                .hasMessageContaining("dev.dryscale.fleet.A is public")
                .hasMessageNotContaining("cost.Used");
    }

    @Test
    void aModuleWithoutClassesIsNoSuccess() {
        assertThatThrownBy(() -> HouseRules.of(module, module)).hasMessageContaining("no class in");
    }

    private void run(String rule) throws Throwable {
        var test = tests().filter(candidate -> candidate.getDisplayName().equals(rule))
                .findFirst();
        test.orElseThrow().getExecutable().execute();
    }

    private static List<String> rules() {
        return HouseRules.of(Path.of("target", "classes"), Path.of("src", "main"))
                .map(DynamicTest::getDisplayName)
                .toList();
    }

    private Stream<DynamicTest> tests() {
        return HouseRules.of(module.resolve("classes"), module.resolve("src"));
    }

    /** Compiles the sources, and with them the few types they name. */
    private void compile(String... sources) throws IOException {
        var files = new ArrayList<String>();
        for (String source :
                Stream.concat(Stream.of(sources), Stream.of(SURROUNDINGS)).toList()) {
            var name = TYPE.matcher(source).results().findFirst().orElseThrow();
            var file = module.resolve("src")
                    .resolve(name.group(1).replace('.', '/'))
                    .resolve(name.group(2) + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
            files.add(file.toString());
        }
        var arguments = new ArrayList<>(
                List.of("-proc:none", "-d", module.resolve("classes").toString()));
        arguments.addAll(files);
        var messages = new ByteArrayOutputStream();
        int exitCode = ToolProvider.getSystemJavaCompiler().run(null, null, messages, arguments.toArray(String[]::new));
        assertThat(exitCode).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    }
}
