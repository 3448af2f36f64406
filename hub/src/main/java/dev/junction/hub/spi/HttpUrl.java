package dev.junction.hub.spi;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An {@code http} or {@code https} URL that Junction may call.
 *
 * @param scheme {@code http} or {@code https}
 * @param host   ASCII, lower case; an IPv6 address without brackets. Not looked up and not judged here
 * @param port   given or the scheme's own
 * @param target path and query as sent, starting with a slash
 * @param text   the whole URL as it was given; some schemes sign it
 */
public record HttpUrl(String scheme, String host, int port, String target, String text) {
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:@%]+)(?::(\\d{1,5}))?");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9._-]*[a-z0-9_.])?");

  /**
   * Reads a URL. Host names with an underscore (container networks) and international ones are taken.
   *
   * @throws IllegalArgumentException in words, without the URL's path: that may be a secret
   */
  public static HttpUrl parse(String text) {
    var uri = syntax(text);
    var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("expected a URL that starts with https:// or http://, got scheme " + scheme);
    }
    if (uri.getRawAuthority() == null) {
      throw new IllegalArgumentException("expected a host name after " + scheme + "://, got none");
    }
    if (uri.getRawAuthority().contains("@")) {
      throw new IllegalArgumentException("user name and password don't belong in a URL; remove what stands before the @");
    }
    if (uri.getRawFragment() != null) {
      throw new IllegalArgumentException("a # part is never sent; remove it from the URL");
    }
    var authority = AUTHORITY.matcher(uri.getRawAuthority());
    if (!authority.matches()) {
      throw new IllegalArgumentException("expected HOST or HOST:PORT in the URL, got " + uri.getRawAuthority());
    }
    var host = host(authority.group(1));
    var port = port(authority.group(2), scheme);
    return new HttpUrl(scheme, host, port, target(uri), text.strip());
  }

  /** Scheme, host and port: what may be shown anywhere. */
  public String origin() {
    return origin(scheme, host, port);
  }

  /** The {@link #origin}: path and query may carry secrets. */
  @Override
  public String toString() {
    return origin();
  }

  private static URI syntax(String text) {
    try {
      return new URI(text == null ? "" : text.strip());
    } catch (URISyntaxException wrong) {
      // The exception's own message repeats the URL.
      throw new IllegalArgumentException(
          "not a URL: %s at character %d".formatted(wrong.getReason().toLowerCase(Locale.ROOT), wrong.getIndex() + 1));
    }
  }

  private static String host(String given) {
    if (given.startsWith("[")) {
      return given.substring(1, given.length() - 1).toLowerCase(Locale.ROOT);
    }
    String host;
    try {
      host = IDN.toASCII(given).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException unencodable) {
      throw new IllegalArgumentException("not a host name: " + given, unencodable);
    }
    if (!NAME.matcher(host).matches()) {
      throw new IllegalArgumentException("not a host name: " + given);
    }
    return host;
  }

  private static int port(String given, String scheme) {
    if (given == null) {
      return scheme.equals("https") ? 443 : 80;
    }
    var port = Integer.parseInt(given);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("expected a port from 1 to 65535, got " + given);
    }
    return port;
  }

  private static String target(URI uri) {
    var ascii = URI.create(uri.toASCIIString());
    var path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
    return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
  }

  private static String origin(String scheme, String host, int port) {
    var shown = host.contains(":") ? "[" + host + "]" : host;
    var usual = port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + shown + (usual ? "" : ":" + port);
  }
}
