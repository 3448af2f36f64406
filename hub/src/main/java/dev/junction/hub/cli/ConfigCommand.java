package dev.junction.hub.cli;

import dev.junction.hub.Integrations;
import dev.junction.hub.settings.Setting;
import dev.junction.hub.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads, explains and converts settings, without a server. */
@Command(name = "config", description = "Check, explain and import settings.", mixinStandardHelpOptions = true)
public final class ConfigCommand implements Runnable {
  private final Supplier<Integrations> integrations;
  private final Map<String, String> environment;
  private final InputStream in;
  @Spec private CommandSpec spec;

  /**
   * @param integrations asked for only when a command runs
   * @param environment  variables of the process
   * @param in           what {@code -} reads
   */
  public ConfigCommand(Supplier<Integrations> integrations, Map<String, String> environment, InputStream in) {
    this.integrations = integrations;
    this.environment = environment;
    this.in = in;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: validate, schema, env, show or import.");
  }

  @Command(description = "Report every problem of the settings at once. Exit 1 when there is one.", mixinStandardHelpOptions = true)
  int validate(@Mixin ConfigFile file) {
    var path = file.path(environment);
    var settings = settings(path);
    var problems = settings.problems();
    problems.forEach(problem -> print(problem.toString()));
    var where = path.map(name -> name + " and the environment").orElse("the environment (there is no junction.yml here)");
    print(problems.isEmpty()
        ? "No problem: %d settings read from %s.".formatted(settings.given(), where)
        : "%d problem%s in %s.".formatted(problems.size(), problems.size() == 1 ? "" : "s", where));
    return problems.isEmpty() ? Exit.OK : Exit.FAILED;
  }

  @Command(description = "Print the JSON Schema of junction.yml.", mixinStandardHelpOptions = true)
  int schema() {
    print(Json.text(settings(Optional.empty(), Map.of()).jsonSchema()));
    return Exit.OK;
  }

  @Command(description = "List the environment variables that set something.", mixinStandardHelpOptions = true)
  int env(@Mixin OutputFormat output) {
    var rows = settings(Optional.empty(), Map.of()).all();
    if (output.json()) {
      print(Json.text(rows.stream().map(ConfigCommand::variable).toList()));
    } else {
      var table = new Table("VARIABLE", "KEY", "DEFAULT", "MEANING");
      rows.forEach(row -> table.row(row.environmentName(), row.key(), row.fallback(), meaning(row)));
      print(table.text());
      print("");
      print("A secret is also read from a file: VARIABLE_FILE=/path, or KEY-file: /path in junction.yml.");
    }
    return Exit.OK;
  }

  @Command(description = "Show the settings in force and where each comes from. Secrets are masked.", mixinStandardHelpOptions = true)
  int show(
      @Mixin ConfigFile file,
      @Mixin OutputFormat output,
      @Option(names = "--all", description = "Also those that nobody has set.") boolean all) {
    var settings = settings(file.path(environment));
    var rows = settings.all().stream().filter(row -> all ? !row.template() : row.set()).toList();
    if (output.json()) {
      print(Json.text(rows.stream().map(ConfigCommand::value).toList()));
    } else {
      var table = new Table("KEY", "VALUE", "FROM");
      rows.forEach(row -> table.row(row.key(), row.value(), row.origin()));
      print(table.text());
    }
    if (!settings.problems().isEmpty()) {
      warn("%d problems; see junction config validate".formatted(settings.problems().size()));
    }
    return Exit.OK;
  }

  @Command(
      name = "import",
      description = "Turn the guide's config.php and .env files into junction.yml, printed on standard output. Secrets are not printed.",
      mixinStandardHelpOptions = true)
  int importFiles(
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "config.php or .env; - for standard input.") List<String> files) {
    var guide = settings(Optional.empty(), Map.of()).guideImport();
    for (var file : files) {
      try {
        guide.read(file.equals("-") ? "standard input" : file, text(file));
      } catch (NoSuchFileException e) {
        warn("%s: expected a file, found none; correct its name".formatted(file));
        return Exit.FAILED;
      } catch (CharacterCodingException e) {
        warn("%s: expected UTF-8 text, got other bytes; save it as UTF-8".formatted(file));
        return Exit.FAILED;
      } catch (IOException e) {
        warn("%s: can't be read (%s); check that it is a file and its permissions".formatted(file, e.getClass().getSimpleName()));
        return Exit.FAILED;
      }
    }
    spec.commandLine().getOut().print(guide.yaml());
    spec.commandLine().getOut().flush();
    guide.remarks().forEach(this::warn);
    return guide.findings() ? Exit.FINDINGS : Exit.OK;
  }

  private String text(String file) throws IOException {
    var bytes = file.equals("-") ? in.readAllBytes() : Files.readAllBytes(Path.of(file));
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private Settings settings(Optional<Path> file) {
    return settings(file, environment);
  }

  private Settings settings(Optional<Path> file, Map<String, String> variables) {
    return Settings.load(file, variables, integrations.get());
  }

  private static String meaning(Setting row) {
    var guide = String.join(", ", row.aliases());
    return guide.isEmpty() ? row.meaning() : "%s (in the guide: %s)".formatted(row.meaning(), guide);
  }

  private static Map<String, Object> variable(Setting row) {
    var json = new LinkedHashMap<String, Object>();
    json.put("variable", row.environmentName());
    json.put("key", row.key());
    json.put("type", row.type());
    json.put("meaning", row.meaning());
    json.put("default", row.fallback());
    json.put("secret", row.secret());
    json.put("aliases", row.aliases());
    return json;
  }

  private static Map<String, Object> value(Setting row) {
    var json = new LinkedHashMap<String, Object>();
    json.put("key", row.key());
    json.put("value", row.value());
    json.put("from", row.origin());
    json.put("secret", row.secret());
    return json;
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
  }

  private void warn(String line) {
    spec.commandLine().getErr().println(line);
  }
}
