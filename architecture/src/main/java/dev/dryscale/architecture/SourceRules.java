package dev.dryscale.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The rules about size: files of 400 lines, methods of 30, hot loops of 120 lines and 8,000 bytecodes. */
final class SourceRules {

    static final int MAX_FILE_LINES = 400;
    static final int MAX_METHOD_LINES = 30;
    static final int MAX_HOT_LOOP_LINES = 120;
    static final int MAX_HOT_LOOP_BYTES = 8_000;

    private SourceRules() {}

    static List<String> hotLoops(Path classDirectory) {
        var violations = new ArrayList<String>();
        for (Path file : filesUnder(classDirectory, ".class")) {
            for (HotLoopSize method : HotLoopSize.of(file)) {
                if (method.bytes() >= MAX_HOT_LOOP_BYTES) {
                    violations.add(method.name() + " has " + method.bytes() + " bytecodes, a hot loop must stay under "
                            + MAX_HOT_LOOP_BYTES);
                }
            }
        }
        return violations;
    }

    static List<String> sizes(Path sourceDirectory) {
        var violations = new ArrayList<String>();
        for (Path file : filesUnder(sourceDirectory, ".java", ".jte", ".js", ".css")) {
            if (file.toString().contains("vendor")) {
                continue;
            }
            int lines = linesOf(file);
            if (lines > MAX_FILE_LINES) {
                violations.add(file + " has " + lines + " lines, a file has at most " + MAX_FILE_LINES);
            }
        }
        violations.addAll(methods(filesUnder(sourceDirectory, ".java")));
        return violations;
    }

    private static List<String> methods(List<Path> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var units = manager.getJavaFileObjectsFromPaths(files);
            var options = List.of("-proc:none");
            var task = (JavacTask) compiler.getTask(null, manager, problem -> {}, options, null, units);
            var positions = Trees.instance(task).getSourcePositions();
            var violations = new ArrayList<String>();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodSizes(unit, positions, violations).scan(unit, null);
            }
            return violations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int linesOf(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return Math.toIntExact(lines.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesUnder(Path directory, String... endings) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Visits the methods of one source file and notes those that are too long, annotations and signature included. */
    private static final class MethodSizes extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final LineMap lines;
        private final SourcePositions positions;
        private final List<String> violations;

        MethodSizes(CompilationUnitTree unit, SourcePositions positions, List<String> violations) {
            this.unit = unit;
            this.lines = unit.getLineMap();
            this.positions = positions;
            this.violations = violations;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            boolean hot = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().endsWith("HotLoop"));
            int most = hot ? MAX_HOT_LOOP_LINES : MAX_METHOD_LINES;
            if (last - first + 1 > most) {
                violations.add(unit.getSourceFile().getName() + ":" + first + " " + method.getName() + " has "
                        + (last - first + 1) + " lines, it may have " + most);
            }
            return super.visitMethod(method, null);
        }
    }
}
