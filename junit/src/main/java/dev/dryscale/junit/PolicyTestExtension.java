package dev.dryscale.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Calls a {@link PolicyTest} once for each policy and seed. */
final class PolicyTestExtension implements TestTemplateInvocationContextProvider {

    /** JUnit makes it, from the annotation. */
    PolicyTestExtension() {}

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(PolicyTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        var dryRun = DryRun.of(context.getRequiredTestMethod().getAnnotation(PolicyTest.class));
        var invocations = new ArrayList<TestTemplateInvocationContext>();
        for (long seed : dryRun.seeds()) {
            for (var policy : dryRun.policies()) {
                invocations.add(new Invocation(dryRun, policy, seed));
            }
        }
        return invocations.stream();
    }

    /** One policy with one seed; it is simulated when it is called, once for all policies of the seed. */
    private record Invocation(DryRun dryRun, String policy, long seed) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return dryRun.scenario() + ", " + policy + ", seed " + seed;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new ResultParameter(dryRun, policy, seed));
        }
    }
}
