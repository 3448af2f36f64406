package dev.junction.hub.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Mixin: whether a person or a program reads the answer. */
public final class OutputFormat {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      converter = Converter.class,
      description = "For a person or for a program (default: table).")
  private Format format;

  private enum Format {
    TABLE,
    JSON
  }

  /** Whether a program reads the answer. */
  public boolean json() {
    return format == Format.JSON;
  }

  private static final class Converter implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
      return switch (text) {
        case "table" -> Format.TABLE;
        case "json" -> Format.JSON;
        default -> throw new TypeConversionException("expected table or json, got '%s'".formatted(text));
      };
    }
  }
}
