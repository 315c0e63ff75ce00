package dev.dryscale.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A regression test of scaling policies: the method is called once for each policy and seed, with what a dry run of it
 * measured as its {@link PolicyResult}.
 *
 * <pre>
 * &#64;PolicyTest(scenario = "shop.yaml", policies = {"seed", "calm"}, seeds = {1, 2})
 * void staysFast(PolicyResult result) {
 *     assertThat(result).p99().isBelow("300ms").cost().isAtMost("1.05 * baseline");
 * }
 * </pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(PolicyTestExtension.class)
public @interface PolicyTest {

    /**
     * A scenario file, from the folder that tests run in or its {@code src/test/resources}; or the name of a library scenario.
     */
    String scenario();

    /** Names of policies of the scenario; all of them when none is named. The scenario's first one is the baseline. */
    String[] policies() default {};

    /** Roots of all randomness, a call for each; the scenario's own when none is given. */
    long[] seeds() default {};

    /** Runs per policy and seed, at least 1; as many as the scenario says when 0. */
    int replications() default 0;

    /**
     * A file that {@code dryscale gate --write-baseline} stored, found as the scenario is; {@code baseline} in a bound, and what
     * is said to have been, are then its values.
     */
    String baseline() default "";
}
