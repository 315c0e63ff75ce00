package dev.dryscale.aws.sdk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Believes an answer only if it is one: a page of a captive portal that happens to be well-formed would else be read as an
 * empty list, which is "there is no such policy". Also the limit on how much is read.
 */
final class AnswerCheck implements ExecutionInterceptor {

    static final int MOST_BYTES = 8 << 20;

    private static final int PIECE = 1 << 16;

    /** A document type could define entities; no answer of AWS has one. */
    private static final Pattern BEGINNING = Pattern.compile("(?s)\\s*(<\\?xml[^>]*\\?>)?\\s*<(\\w+)[\\s>].*");

    /** What was received is no answer of AWS. */
    static final class NotAnAnswer extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        NotAnAnswer(String message) {
            super(message);
        }
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        var response = context.httpResponse();
        var body = context.responseBody().map(AnswerCheck::read).orElse(new byte[0]);
        if (response.isSuccessful()) {
            var action = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
            if ("CloudWatch".equals(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME))) {
                checkCbor(response);
            } else {
                checkXml(new String(body, StandardCharsets.UTF_8), action + "Response");
            }
        }
        return Optional.of(new ByteArrayInputStream(body));
    }

    /** Reads in pieces, since the SDK's clock interrupts a call that takes too long and no single read notices. */
    private static byte[] read(InputStream in) {
        var body = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        try (in) {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                body.write(piece, 0, n);
                if (body.size() > MOST_BYTES) {
                    throw new NotAnAnswer("an answer of more than " + (MOST_BYTES >> 20) + " MiB");
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new LostAnswer(new IOException("no answer in time"));
                }
            }
            return body.toByteArray();
        } catch (IOException e) {
            throw new LostAnswer(e);
        }
    }

    /** The connection ended within the answer. */
    static final class LostAnswer extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        LostAnswer(IOException cause) {
            super("the answer broke off", cause);
        }
    }

    private static void checkXml(String text, String root) {
        var beginning = BEGINNING.matcher(text);
        if (!beginning.matches() || !beginning.group(2).equals(root)) {
            throw new NotAnAnswer("an answer that does not begin with <" + root + ">");
        }
        if (!text.stripTrailing().endsWith("</" + root + ">")) {
            throw new NotAnAnswer("an answer that is cut off before </" + root + ">");
        }
    }

    private static void checkCbor(SdkHttpResponse response) {
        if (!response.firstMatchingHeader("smithy-protocol").orElse("").equals("rpc-v2-cbor")) {
            throw new NotAnAnswer("an answer in another protocol");
        }
    }
}
