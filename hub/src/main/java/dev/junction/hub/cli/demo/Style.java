package dev.junction.hub.cli.demo;

/**
 * Emphasis on a terminal.
 *
 * @param colours whether the terminal understands it
 */
public record Style(boolean colours) {
  String bold(String text) {
    return marked("1", text);
  }

  String faint(String text) {
    return marked("2", text);
  }

  String good(String text) {
    return marked("32", text);
  }

  String bad(String text) {
    return marked("1;31", text);
  }

  String command(String text) {
    return marked("36", text);
  }

  private String marked(String code, String text) {
    return colours ? "\u001b[%sm%s\u001b[0m".formatted(code, text) : text;
  }
}
