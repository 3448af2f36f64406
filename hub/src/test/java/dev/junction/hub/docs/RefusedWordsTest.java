package dev.junction.hub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.rules.Checkout;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What nobody should have to read in this repository: the address of a registry, which the reader's own configuration names; a path
 * that exists on one machine; a secret that works unless somebody changes it.
 */
class RefusedWordsTest {
  /** Each is written so that it doesn't match itself. */
  private static final Map<String, Pattern> REFUSED = Map.of(
      "a registry's address", pattern("(repo[.1]*|central)[.](maven[.](apache[.])?org|sonatype)|repo1?[.]spring[.]io|registry[.](npmjs|yarnpkg)|pypi[.]org|proxy[.]golang|[/.]artifactory[/.]|nexus3?[.][a-z]+[.]"),
      "a registry's setting", pattern("<mirrorO[f]>|<distributionManage[m]ent>|<pluginReposit[o]ry>|\"resolv[e]d\": *\"http"),
      "a path of one machine", pattern("(?<![\\w./$])/(home/[a-z]|Users/[A-Z]|ro[o]t/|wor[k]/)|[A-Z]:\\\\\\\\?Users"),
      "a secret by default", pattern("default_secre[t]|change[_-]?m[e]\\b|\\bsecret123\\b|passw[o]rd123"));

  /** Places that quote such a word in order to refuse it. */
  private static final Set<Path> QUOTING = Set.of(
      Path.of("docs/guide.md"),
      Path.of("docs/rationale.md"),
      Path.of("hub/src/main/java/dev/junction/hub/settings/Kind.java"),
      Path.of("hub/src/test/java/dev/junction/hub/settings/SecretsTest.java"));

  @Test
  void noFileHasARefusedWord() throws Exception {
    var files = tracked();
    assertThat(files).contains(Path.of("pom.xml"), Path.of("docs/guide.md")).hasSizeGreaterThan(200);
    var found = new ArrayList<String>();
    for (var file : files) {
      found.addAll(findings(file));
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      https://repo.maven.apa~che.org/maven2          | a registry's address
      https://regi~stry.npmjs.org/htmx               | a registry's address
      <mirror~Of>central</mirrorOf>                  | a registry's setting
      see /ro~ot/.m2/settings.xml                    | a path of one machine
      open("/ho~me/ada/junction.yml")                | a path of one machine
      getenv('X') ?: 'default_sec~ret'               | a secret by default
      password: change~me                            | a secret by default
      docs/home/page, /hooks/{source}, /homepage     |
      https://example.org/root/x and $HOME/work/     |
      it changes meaning                             |
      """)
  void aRefusedWordIsFound(String text, String what) {
    assertThat(findings(text.replace("~", ""))).isEqualTo(what == null ? List.of() : List.of(what));
  }

  private static List<String> findings(Path file) throws IOException {
    try {
      return QUOTING.contains(file) ? List.of() : findings(Files.readString(Checkout.ROOT.resolve(file))).stream().map(what -> file + " has " + what).toList();
    } catch (MalformedInputException picture) {
      return List.of();
    }
  }

  private static List<String> findings(String text) {
    return REFUSED.entrySet().stream().filter(refused -> refused.getValue().matcher(text).find()).map(Map.Entry::getKey).toList();
  }

  /** What git has or would take; where there is no git, what people write. */
  private static List<Path> tracked() throws Exception {
    if (!Files.exists(Checkout.ROOT.resolve(".git"))) {
      return Checkout.files();
    }
    var git = new ProcessBuilder("git", "ls-files", "--cached", "--others", "--exclude-standard").directory(Checkout.ROOT.toFile()).redirectErrorStream(true);
    Process listing;
    try {
      listing = git.start();
    } catch (IOException noGit) {
      return Checkout.files();
    }
    var lines = new String(listing.getInputStream().readAllBytes()).lines().toList();
    // git refuses a checkout of another owner.
    return listing.waitFor() == 0
        ? lines.stream().map(Path::of).filter(file -> Files.isRegularFile(Checkout.ROOT.resolve(file))).collect(Collectors.toList())
        : Checkout.files();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex);
  }
}
