package dev.junction.hub.spi;

/** Makes identifiers that sort by time: UUID version 7 (RFC 9562) as 36 lower-case characters. */
@FunctionalInterface
public interface IdSource {
  String next();
}
