package dev.dryscale.aws.live;

import java.io.Serial;
import java.util.List;

/** Something that is not done, for safety; each reason is one sentence. Nothing was written. */
public final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    public Refusal(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public Refusal(String reason) {
        this(List.of(reason));
    }

    public List<String> reasons() {
        return reasons;
    }
}
