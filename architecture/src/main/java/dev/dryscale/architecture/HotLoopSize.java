package dev.dryscale.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/**
 * How large the byte code of one {@code @HotLoop} method is.
 *
 * @param name class and method
 * @param bytes an upper bound of the size of its code in bytes, exact but for wide jumps
 */
record HotLoopSize(String name, int bytes) {

    private static final String MARK = "Ldev/dryscale/kernel/HotLoop;";

    /** The hot loops of a class file. */
    static List<HotLoopSize> of(Path classFile) {
        var found = new ArrayList<HotLoopSize>();
        try {
            var reader = new ClassReader(Files.readAllBytes(classFile));
            reader.accept(new Methods(reader.getClassName(), found), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    /** Visits the methods of one class. */
    private static final class Methods extends ClassVisitor {

        private final String className;
        private final List<HotLoopSize> found;

        Methods(String className, List<HotLoopSize> found) {
            super(Opcodes.ASM9);
            this.className = className;
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new Size(className + "." + name, found);
        }
    }

    /** Adds up one method; its annotations come before its code. */
    private static final class Size extends CodeSizeEvaluator {

        private final String name;
        private final List<HotLoopSize> found;
        private boolean hot;

        Size(String name, List<HotLoopSize> found) {
            super(Opcodes.ASM9, null);
            this.name = name;
            this.found = found;
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            hot |= descriptor.equals(MARK);
            return null;
        }

        @Override
        public void visitEnd() {
            if (hot) {
                found.add(new HotLoopSize(name, getMaxSize()));
            }
        }
    }
}
