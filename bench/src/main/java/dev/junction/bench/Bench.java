package dev.junction.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bench/run}: measures, prints Markdown, and writes it into docs/benchmarks.md when asked to. */
@Command(name = "bench/run", description = "Measures Junction beside others.", mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Which: ingest, latency, postgres, delivery, start, search, soak, profile or all.")
  private List<String> names;

  @Mixin private Options options;

  public static void main(String[] words) {
    System.exit(new CommandLine(new Bench()).execute(words));
  }

  /** In the order of {@code all}; profile explains and doesn't belong to it. */
  static Map<String, Function<Workplace, Benchmark>> benchmarks() {
    var all = new LinkedHashMap<String, Function<Workplace, Benchmark>>();
    all.put("ingest", place -> new Ingest(place, false));
    all.put("latency", Latency::new);
    all.put("postgres", place -> new Ingest(place, true));
    all.put("delivery", DeliveryRate::new);
    all.put("start", Start::new);
    all.put("search", Search::new);
    all.put("soak", Soak::new);
    all.put("profile", Profile::new);
    return all;
  }

  @Override
  public Integer call() throws Exception {
    var known = benchmarks();
    var wanted = names.equals(List.of("all")) ? known.keySet().stream().filter(name -> !name.equals("profile")).toList() : names;
    for (var name : wanted) {
      if (!known.containsKey(name)) {
        System.err.printf("Measuring %s: expected one of %s or all.%n", name, known.keySet());
        return 2;
      }
    }
    var failed = 0;
    for (var name : wanted) {
      failed += measure(name, known.get(name)) ? 0 : 1;
    }
    return failed == 0 ? 0 : 1;
  }

  private boolean measure(String name, Function<Workplace, Benchmark> benchmark) throws Exception {
    var root = Path.of(System.getProperty("junction.root", ".")).toAbsolutePath().normalize();
    try (var place = Workplace.open(root, options.folder)) {
      var section = benchmark.apply(place).run(options);
      var where = Machine.described(root, place.folder());
      System.out.println(section.markdown() + where);
      if (options.record) {
        var docs = Files.createDirectories(root.resolve("docs"));
        new Page(docs.resolve("benchmarks.md")).put(section, where);
      }
      return true;
    } catch (Benchmark.Refused refused) {
      System.err.printf("%s: %s%n", name, refused.getMessage());
      return refused.getMessage().startsWith("skipped");
    }
  }
}
