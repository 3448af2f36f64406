package dev.junction.sandbox;

/**
 * What a webhook carries, before it is signed.
 *
 * @param event       its name as its sender calls it
 * @param contentType of the body
 * @param body        to the byte
 */
public record Payload(String event, String contentType, byte[] body) {}
