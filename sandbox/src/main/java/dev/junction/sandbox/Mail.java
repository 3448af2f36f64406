package dev.junction.sandbox;

import java.util.List;

/**
 * A message that the mail sink took.
 *
 * @param number  1 for the first since the start or the last clearing
 * @param from    the envelope's sender
 * @param to      the envelope's recipients, in alphabetical order; blind copies too
 * @param subject decoded; empty if there was none
 * @param body    the text; of several parts the plain one if there is one, else the first text
 */
public record Mail(int number, String from, List<String> to, String subject, String body) {}
