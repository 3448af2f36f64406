package dev.junction.hub.spi;

import java.util.List;

/**
 * A proof that something works, in ordered steps (ENGINE C1).
 *
 * @param name  unique within the integration, kebab-case
 * @param title for people
 * @param steps in order; a step is not run after one it depends on has failed
 */
public record Check(String name, String title, List<CheckStep> steps) {}
