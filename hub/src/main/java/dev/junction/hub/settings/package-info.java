/**
 * Settings: typed records, filled from {@code junction.yml} and the environment.
 *
 * <p>A settings record carries {@code @ConfigurationProperties}; a record that is the element of a map also carries
 * {@code @ConfigurationPropertiesSource}. Meaning, unit, limits and consequence of a component stand in its Javadoc, and all of
 * validation, {@code config env}, the JSON Schema, the settings page and the documentation come from there. A component without
 * {@code @DefaultValue} that is neither {@code Optional} nor a list, map or record is required.
 *
 * <p>Set up in order: a {@link dev.junction.hub.settings.Shape} is read from each record, a
 * {@link dev.junction.hub.settings.Place} tree tells which keys exist, the file and the environment are read along that tree into
 * {@link dev.junction.hub.settings.Layer layers}, and {@link dev.junction.hub.settings.Binding} fills the records. This is done
 * here rather than by Spring's binder because that stops at the first wrong value of a record, while an administrator wants to
 * see all of them at once with their lines.
 */
package dev.junction.hub.settings;
