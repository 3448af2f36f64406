package dev.junction.hub.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads {@code junction.yml} along the schema. Scalars are taken as they are written, so that an unquoted secret of digits
 * keeps its leading zero; every value knows its line.
 */
final class YamlFile {
  static final String NAME_OF_BLOCK = "[a-z0-9][a-z0-9_-]*";
  private final Path file;
  private final UnknownKeys unknown;
  private final Consumer<Problem> problems;
  private final Layer layer = new Layer();

  private YamlFile(Path file, UnknownKeys unknown, Consumer<Problem> problems) {
    this.file = file;
    this.unknown = unknown;
    this.problems = problems;
  }

  /** What the file gives; what is wrong with it goes to {@code problems}. */
  static Layer read(Path file, Schema schema, Consumer<Problem> problems) {
    var yaml = new YamlFile(file, new UnknownKeys(schema), problems);
    yaml.text().ifPresent(text -> yaml.documents(text).forEach(node -> yaml.at(node, schema.top(), "", file.toString())));
    return yaml.layer;
  }

  private Optional<String> text() {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      report("", file.toString(), "expected a file, found none; create it or name another with --config");
    } catch (CharacterCodingException e) {
      report("", file.toString(), "expected UTF-8 text, got other bytes; save the file as UTF-8");
    } catch (IOException e) {
      report("", file.toString(), "can't be read (" + e.getClass().getSimpleName() + "); check that it is a file and its permissions");
    }
    return Optional.empty();
  }

  private List<Node> documents(String text) {
    var nodes = new ArrayList<Node>();
    try {
      var options = new LoaderOptions();
      var composer = new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options);
      while (composer.checkNode()) {
        nodes.add(composer.getNode());
      }
    } catch (MarkedYAMLException e) {
      // The parser's own message quotes the line, which may hold a secret.
      var mark = e.getProblemMark();
      var where = mark == null ? file.toString() : "%s:%d".formatted(file, mark.getLine() + 1);
      report("", where, "expected YAML, %s; put values with special characters in quotes".formatted(withoutQuotation(e.getProblem())));
    } catch (YAMLException e) {
      report("", file.toString(), "expected YAML, got a character or nesting that YAML doesn't allow; remove it");
    }
    return nodes;
  }

  private static String withoutQuotation(String problem) {
    return String.valueOf(problem).replaceAll("(?s)(undefined alias|undefined tag handle|duplicate anchor).*", "$1");
  }

  private void at(Node node, Place place, String key, String begin) {
    var leaf = place.leaf();
    if (leaf.isPresent()) {
      value(node, leaf.get(), key);
    } else if (node instanceof MappingNode mapping) {
      layer.addBlock(key, begin);
      mapping.getValue().forEach(entry -> below(entry.getKeyNode(), entry.getValueNode(), place, key));
    } else if (isNothing(node)) {
      layer.addBlock(key, begin);
    } else {
      report(key, origin(node), "expected a block of keys, got a value; write keys below it: " + unknown.below(place));
    }
  }

  private void below(Node keyNode, Node value, Place place, String key) {
    if (!(keyNode instanceof ScalarNode scalar)) {
      report(key, origin(keyNode), "expected a key, got a list or block");
    } else if (scalar.getTag().equals(Tag.MERGE)) {
      report(Names.join(key, "<<"), origin(keyNode), "merging blocks isn't supported; write the keys out");
    } else {
      descend(scalar, List.of(scalar.getValue().split("\\.")), value, place, key);
    }
  }

  private void descend(ScalarNode keyNode, List<String> names, Node value, Place place, String key) {
    var name = names.isEmpty() ? "" : names.getFirst();
    var next = place.at(name);
    if (next.isEmpty()) {
      var written = Names.join(key, String.join(".", names));
      report(Shown.name(written), origin(keyNode), unknown.explain(written));
      return;
    }
    var chosen = place.named().filter(next.get()::equals).isPresent();
    if (chosen && next.get().leaf().isEmpty() && !name.matches(NAME_OF_BLOCK)) {
      report(Shown.name(Names.join(key, name)), origin(keyNode), "expected a name of lower-case letters, digits, - and _; rename the block");
      return;
    }
    var path = Names.join(key, chosen ? name : next.get().name());
    if (names.size() == 1) {
      at(value, next.get(), path, origin(keyNode));
    } else if (next.get().leaf().isPresent()) {
      var expected = next.get().leaf().get().expected();
      report(path, origin(keyNode), "expected %s, got a block; write the value after the key, in quotes".formatted(expected));
    } else {
      descend(keyNode, names.subList(1, names.size()), value, next.get(), path);
    }
  }

  private void value(Node node, Shape.Leaf leaf, String key) {
    switch (node) {
      case ScalarNode scalar when isNothing(scalar) -> {}
      case ScalarNode scalar -> add(new Given(key, List.of(scalar.getValue()), false, false, origin(node)));
      case SequenceNode list when leaf.many() && list.getValue().stream().allMatch(YamlFile::isText) ->
          add(new Given(key, list.getValue().stream().map(one -> ((ScalarNode) one).getValue()).toList(), true, false, origin(node)));
      default ->
          report(key, origin(node), "expected %s, got a %s; write the value itself, in quotes when it has special characters"
              .formatted(leaf.expected(), node instanceof MappingNode ? "block" : "list"));
    }
  }

  private void add(Given given) {
    layer.add(given).ifPresent(earlier ->
        report(given.key(), given.origin(), "is given twice, first at " + earlier.origin() + "; remove one"));
  }

  private static boolean isText(Node node) {
    return node instanceof ScalarNode && !isNothing(node);
  }

  private static boolean isNothing(Node node) {
    return node instanceof ScalarNode scalar && (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isEmpty());
  }

  private String origin(Node node) {
    return file + ":" + (node.getStartMark().getLine() + 1);
  }

  private void report(String key, String origin, String message) {
    problems.accept(new Problem(key, origin, message));
  }
}
