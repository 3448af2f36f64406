package dev.junction.hub;

/** This release. */
public final class Version {
  private Version() {}

  /** As the jar's manifest tells; {@code dev} when run from classes. */
  public static String text() {
    var version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
