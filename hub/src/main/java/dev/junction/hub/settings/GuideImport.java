package dev.junction.hub.settings;

import dev.junction.hub.settings.guide.Assignment;
import dev.junction.hub.settings.guide.Assignment.Form;
import dev.junction.hub.settings.guide.Assignment.Value;
import dev.junction.hub.settings.guide.DotEnv;
import dev.junction.hub.settings.guide.PhpConfig;
import dev.junction.hub.spi.GuideName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the guide's {@code config.php} and {@code .env} into {@code junction.yml}. Later assignments win, as in PHP. Secrets are
 * never carried over: the file names the environment variable that must hold them.
 */
public final class GuideImport {
  private static final Set<String> MOODLES_OWN =
      Set.of("dbtype", "dblibrary", "dbhost", "dbname", "dbuser", "dbpass", "prefix", "dboptions", "wwwroot", "dataroot", "admin",
          "directorypermissions", "debug", "debugdisplay", "sslproxy", "reverseproxy", "tempdir", "cachedir", "localcachedir");

  /**
   * A key of the file to be written.
   *
   * @param text   its value, as it is to be read back
   * @param origin where it comes from, for a comment
   */
  record Line(String key, List<String> text, boolean many, String origin) {
    @Override
    public String toString() {
      return key;
    }
  }

  private final Schema schema;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Map<String, Line> implied = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private final Map<String, String> secretRemarks = new LinkedHashMap<>();
  private boolean findings;

  GuideImport(Schema schema) {
    this.schema = schema;
  }

  /** Reads one file; {@code config.php} or {@code .env} is told by the text. */
  public void read(String name, String text) {
    var php = text.contains("$CFG") || text.contains("<?php");
    var assignments = php ? PhpConfig.read(name, text, remarks) : DotEnv.read(name, text, remarks);
    assignments.forEach(this::take);
  }

  /** The lines of {@code junction.yml}. */
  public String yaml() {
    var all = new LinkedHashMap<>(lines);
    implied.forEach(all::putIfAbsent);
    return YamlText.of(List.copyOf(all.values()));
  }

  /** What a person should know, without any secret: what was left out and why, and which variables must be set. */
  public List<String> remarks() {
    var all = new ArrayList<>(remarks);
    all.addAll(secretRemarks.values());
    return all;
  }

  /** Whether something that has its place here could not be taken. */
  public boolean findings() {
    return findings;
  }

  private void take(Assignment assignment) {
    var known = false;
    for (var leaf : schema.leaves()) {
      for (var guide : leaf.guideNames()) {
        if (assignment.name().equals(assignment.form() == Form.CONFIG_PHP ? guide.value() : guide.env())) {
          known = true;
          put(assignment, leaf, guide);
        }
      }
    }
    if (!known) {
      remarks.add("%s: %s left out, %s".formatted(
          assignment.origin(),
          assignment.written(),
          reason(assignment)));
    }
  }

  private static String reason(Assignment assignment) {
    if (assignment.form() == Form.DOT_ENV) {
      return assignment.name().startsWith(Names.PREFIX) ? "it is Junction's own; keep it in the environment" : "Junction has no setting for it";
    }
    return MOODLES_OWN.contains(assignment.name()) ? "it belongs to Moodle itself" : "Junction has no setting for it";
  }

  private void put(Assignment assignment, Shape.Leaf leaf, GuideName guide) {
    var key = leaf.keyIn(guide.block());
    if (leaf.kind().secret()) {
      putSecret(assignment, key, guide);
    } else {
      putValue(assignment, leaf, key);
    }
    if (lines.containsKey(key)) {
      var origin = "implied by " + lines.get(key).origin();
      Implied.along(key, guide).forEach(one -> implied.put(one.key(), new Line(one.key(), one.texts(), false, origin)));
    }
  }

  private void putSecret(Assignment assignment, String key, GuideName guide) {
    var variable = switch (assignment.value()) {
      case Value.Variable(var name, var _) -> name;
      case Value.Literal _ when assignment.form() == Form.DOT_ENV -> assignment.name();
      default -> guide.env().isEmpty() ? Names.environment(key) : guide.env();
    };
    var there = switch (assignment.value()) {
      case Value.Variable(var _, var fallback) when fallback != null -> "; the fallback written there is not taken over";
      case Value.Variable _ -> "";
      case Value.Literal(var text) when !good(key, text) -> "; what is written there is blank or an example, make one of your own";
      case Value.Literal _ -> " to the value written there";
      case Value.NotUnderstood(var why) -> "; %s".formatted(why);
    };
    set(new Line(key, List.of("${" + variable + "}"), false, source(assignment)));
    secretRemarks.put(key, "%s: %s is a secret and not printed; set the environment variable %s of Junction%s"
        .formatted(assignment.origin(), key, variable, there));
  }

  private boolean good(String key, String text) {
    try {
      return schema.leaf(key).orElseThrow().kind().parse().apply(text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void putValue(Assignment assignment, Shape.Leaf leaf, String key) {
    var text = switch (assignment.value()) {
      case Value.Literal(var literal) -> literal;
      case Value.Variable(var _, var fallback) -> fallback == null ? "" : fallback;
      case Value.NotUnderstood(var why) -> {
        leaveOut(assignment, key, why);
        yield null;
      }
    };
    if (text == null) {
      return;
    }
    var elements = leaf.many() ? List.of(text.split("\\s*;\\s*")).stream().filter(one -> !one.isEmpty()).toList() : List.of(text);
    if (assignment.value() instanceof Value.Variable(var name, var fallback)) {
      var filled = "${" + name + (fallback == null ? "" : ":" + String.join(",", elements)) + "}";
      if (fallback != null && (!readable(leaf, elements, assignment, key) || text.matches("(?s).*[{}].*"))) {
        leaveOut(assignment, key, "its fallback can't be written into a placeholder");
        return;
      }
      set(new Line(key, List.of(filled), false, source(assignment)));
    } else if (readable(leaf, elements, assignment, key)) {
      set(new Line(key, elements.stream().map(one -> one.replace("${", "$${")).toList(), leaf.many(), source(assignment)));
    }
  }

  private boolean readable(Shape.Leaf leaf, List<String> elements, Assignment assignment, String key) {
    var given = new Given(key, elements, leaf.many(), true, assignment.origin());
    if (Values.parsed(leaf, key, given, elements) instanceof Values.Result.Bad(var problem)) {
      leaveOut(assignment, key, problem.message());
      return false;
    }
    return true;
  }

  private void leaveOut(Assignment assignment, String key, String why) {
    findings = true;
    remarks.add("%s: %s left out, it would be %s but %s".formatted(assignment.origin(), assignment.written(), key, why));
  }

  private void set(Line line) {
    var earlier = lines.put(line.key(), line);
    if (earlier != null) {
      remarks.add("%s: %s replaces what %s gave".formatted(line.origin(), line.key(), earlier.origin()));
    }
  }

  private static String source(Assignment assignment) {
    return "%s %s".formatted(assignment.origin(), assignment.written());
  }
}
