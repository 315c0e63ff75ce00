package dev.dryscale.cli;

import java.io.Serial;

/** A mistake of the user's, or of the disk's, that ends a command with exit code 1; its message is all that is shown. */
final class Failure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    Failure(String message) {
        super(message);
    }
}
