package dev.junction.hub.docs;

import dev.junction.hub.rules.Checkout;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What the poms of this checkout name. */
final class Poms {
  private static final String OURS = "dev.junction";
  private static final Set<String> NAMING = Set.of("dependency", "plugin", "path", "extension");

  private Poms() {}

  /** Every dependency, plugin and annotation processor of others, as {@code GROUP:ARTIFACT}. */
  static Set<String> named() throws IOException, ParserConfigurationException, SAXException {
    var named = new TreeSet<String>();
    for (var file : Checkout.files()) {
      if (file.endsWith("pom.xml")) {
        var pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Checkout.ROOT.resolve(file).toFile());
        collect(pom.getDocumentElement(), named);
      }
    }
    return named;
  }

  private static void collect(Element element, Set<String> named) {
    if (NAMING.contains(element.getTagName()) && !managed(element)) {
      var group = child(element, "groupId");
      if (!group.equals(OURS)) {
        named.add((group.isEmpty() ? "org.apache.maven.plugins" : group) + ":" + child(element, "artifactId"));
      }
    }
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        collect(inner, named);
      }
    }
  }

  /** A managed version names nothing that is used, except for a bill of materials. */
  private static boolean managed(Element element) {
    for (Node outer = element.getParentNode(); outer != null; outer = outer.getParentNode()) {
      if (outer.getNodeName().equals("dependencyManagement")) {
        return !child(element, "scope").equals("import");
      }
    }
    return false;
  }

  private static String child(Element element, String name) {
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeName().equals(name)) {
        return child.getTextContent().strip();
      }
    }
    return "";
  }
}
