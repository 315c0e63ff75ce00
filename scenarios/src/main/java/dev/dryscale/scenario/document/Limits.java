package dev.dryscale.scenario.document;

/** How large a document may be; beyond it a file is refused before any work is done. */
final class Limits {

    static final int DOCUMENT_BYTES = 1 << 20;
    static final int DEPTH = 32;
    static final int NAME_LENGTH = 256;
    static final int STRING_LENGTH = 65_536;
    static final int NODES = 100_000;

    /** A plan of Terraform repeats a whole state; only a few of its values are kept. */
    static final int TEMPLATE_BYTES = 1 << 24;

    static final int TEMPLATE_DEPTH = 256;
    static final int TEMPLATE_STRING_LENGTH = 1 << 23;
    static final int TEMPLATE_NAME_LENGTH = 4096;

    /** Longer than any double needs; nativejson's smallest legal example has 81 characters. */
    static final int NUMBER_LENGTH = 128;

    private Limits() {}
}
