package dev.dryscale.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that runs once per request or per bucket: it may have 120 lines instead of 30, and must stay under 8,000
 * bytecodes, because HotSpot never compiles larger ones (its {@code HugeMethodLimit}). A test holds both limits. As a
 * mark without behaviour it may be used in every package.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface HotLoop {}
