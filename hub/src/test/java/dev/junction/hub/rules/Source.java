package dev.junction.hub.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A Java source as the compiler parses it.
 *
 * @param file  relative to the checkout
 * @param lines how many it has
 * @param tree  its syntax
 * @param docs  finds its Javadoc and positions
 */
record Source(Path file, int lines, CompilationUnitTree tree, DocTrees docs) {

  /** All of the checkout, tests included; not what is there to break rules. */
  static List<Source> all() {
    return parsed(Checkout.files().stream()
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> !file.toString().contains("/hub/rules/fixture/"))
        .map(file -> text(file, Checkout.text(file)))
        .toList());
  }

  /** One that stands in a test, as if it were this file. */
  static Source of(String file, String text) {
    return parsed(List.of(text(Path.of(file), text))).getFirst();
  }

  boolean isTest() {
    return file.toString().contains("/src/test/");
  }

  private static List<Source> parsed(List<? extends JavaFileObject> texts) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, null, List.of(), null, texts);
    var docs = DocTrees.instance(task);
    var sources = new ArrayList<Source>();
    try {
      for (var tree : task.parse()) {
        var file = Path.of(tree.getSourceFile().getName());
        sources.add(new Source(file, (int) tree.getSourceFile().getCharContent(true).toString().lines().count(), tree, docs));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private static JavaFileObject text(Path file, String text) {
    return new SimpleJavaFileObject(URI.create("string:///" + file), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }

      @Override
      public String getName() {
        return file.toString();
      }

      @Override
      public boolean isNameCompatible(String simpleName, Kind kind) {
        return true;
      }
    };
  }
}
