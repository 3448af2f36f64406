package dev.junction.hub.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks hosts up and lets only permitted addresses through. The connection is made to the returned addresses, not to the name,
 * so what was judged is what is called; address literals of every spelling pass through here too.
 */
final class AddressGuard implements DnsResolver {
  private final NameLookup lookup;
  private final boolean allowPrivate;

  /** @param allowPrivate whether addresses that are not public pass; metadata services of clouds never do */
  AddressGuard(NameLookup lookup, boolean allowPrivate) {
    this.lookup = lookup;
    this.allowPrivate = allowPrivate;
  }

  /**
   * The addresses of {@code host} that may be called.
   *
   * @throws Refused when it has addresses, but none that may be
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var permitted = new ArrayList<InetAddress>();
    Refused refused = null;
    for (var address : lookup.addresses(host)) {
      var metadata = AddressRange.metadata(address);
      var kept = allowPrivate ? metadata : AddressRange.notPublic(address);
      if (kept.isEmpty()) {
        permitted.add(address);
      } else if (refused == null) {
        refused = new Refused(host, address, kept.get(), metadata.isPresent());
      }
    }
    if (permitted.isEmpty()) {
      throw refused != null ? refused : new UnknownHostException(host);
    }
    return permitted.toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** The host's address may not be called. */
  static final class Refused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Refused(String host, InetAddress address, String meaning, boolean always) {
      super(
          "%s has the address %s, which is %s; %s"
              .formatted(
                  host,
                  address.getHostAddress(),
                  meaning,
                  always
                      ? "nothing is ever sent there, so use another host"
                      : "nothing was sent. If this host in your own network is meant, set allow-private: true for this destination"));
    }
  }
}
