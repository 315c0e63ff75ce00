package dev.dryscale.scenario.trace;

/**
 * Which bytes a result rests on.
 *
 * @param name the file as the scenario names it
 * @param bytes its size as stored, compressed or not
 * @param sha256 of those bytes, in lower-case hexadecimal digits
 */
public record InputDigest(String name, long bytes, String sha256) {}
