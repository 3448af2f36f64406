package dev.junction.hub.rules;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** What breaks a rule in one source; each finding is a line that says where, what, and what to do instead. */
final class Findings extends TreePathScanner<Void, Void> {
  private static final int MOST_LINES = 500;
  private static final int MOST_LINES_OF_AN_INTEGRATION = 80;
  private static final Pattern EMPTY_WORD = Pattern.compile("(Utils?|Managers?|Helpers?|Impl)(?![a-z])");
  private static final Set<String> SLEEPERS =
      Set.of("Thread", "TimeUnit", "NANOSECONDS", "MICROSECONDS", "MILLISECONDS", "SECONDS", "MINUTES", "HOURS", "DAYS");

  /** Asks another process again and again, which can't be waited for in another way. */
  private static final Set<Path> MAY_SLEEP = Set.of(Path.of("hub/src/main/java/dev/junction/hub/cli/demo/Patience.java"));

  private final Source source;
  private final List<String> found = new ArrayList<>();

  private Findings(Source source) {
    this.source = source;
  }

  static List<String> in(Source source) {
    var findings = new Findings(source);
    if (source.lines() > MOST_LINES) {
      findings.found.add("%s has %d lines; at most %d, so find the second thing in it".formatted(source.file(), source.lines(), MOST_LINES));
    }
    findings.scan(source.tree(), null);
    return findings.found;
  }

  @Override
  public Void visitClass(ClassTree type, Void nothing) {
    var name = type.getSimpleName().toString();
    if (EMPTY_WORD.matcher(name).find()) {
      found(type, name + " says nothing by its name; name it by the domain's word for what it does");
    }
    if (type.getModifiers().getFlags().contains(Modifier.PUBLIC) && !source.isTest() && source.docs().getDocComment(getCurrentPath()) == null) {
      found(type, name + " is public without Javadoc; say what it means, in what unit, how it fails");
    }
    if (source.lines() >= MOST_LINES_OF_AN_INTEGRATION && type.getImplementsClause().stream().anyMatch(one -> one.toString().equals("Integration")) && !source.isTest()) {
      found(type, name + " has %d lines; an integration's list of what it brings has fewer than %d".formatted(source.lines(), MOST_LINES_OF_AN_INTEGRATION));
    }
    return super.visitClass(type, nothing);
  }

  @Override
  public Void visitCatch(CatchTree caught, Void nothing) {
    if (caught.getBlock().getStatements().isEmpty()) {
      found(caught, "swallows %s; answer it, report it, or let it go on".formatted(caught.getParameter().getType()));
    }
    return super.visitCatch(caught, nothing);
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree member, Void nothing) {
    sleeps(member, member.getIdentifier().toString(), member.getExpression());
    return super.visitMemberSelect(member, nothing);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree member, Void nothing) {
    sleeps(member, member.getName().toString(), member.getQualifierExpression());
    return super.visitMemberReference(member, nothing);
  }

  private void sleeps(Tree where, String member, Tree owner) {
    var name = owner.toString();
    if (member.equals("sleep") && !MAY_SLEEP.contains(source.file()) && SLEEPERS.contains(name.substring(name.lastIndexOf('.') + 1))) {
      found(where, "sleeps; wait for the condition itself, with a limit, and let tests turn the clock");
    }
  }

  @Override
  public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
    var name = annotation.getAnnotationType().toString();
    if (name.equals("Disabled") || name.endsWith(".Disabled")) {
      found(annotation, "switches a test off; repair or remove it");
    }
    return super.visitAnnotation(annotation, nothing);
  }

  @Override
  public Void visitImport(ImportTree imported, Void nothing) {
    if (imported.getQualifiedIdentifier().toString().endsWith(".*")) {
      found(imported, "imports a whole package; name what is used");
    }
    return super.visitImport(imported, nothing);
  }

  private void found(Tree where, String what) {
    var at = source.docs().getSourcePositions().getStartPosition(source.tree(), where);
    found.add("%s:%d %s".formatted(source.file(), source.tree().getLineMap().getLineNumber(at), what));
  }
}
