/** Reads the files in which the guide keeps its settings: Moodle's {@code config.php} and {@code .env}. Nothing is executed or guessed. */
package dev.junction.hub.settings.guide;
