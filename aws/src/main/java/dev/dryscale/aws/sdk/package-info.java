/** The AWS SDK, and nothing but the SDK: one package-private class per service, answers turned into documents. */
@org.jspecify.annotations.NullMarked
package dev.dryscale.aws.sdk;
