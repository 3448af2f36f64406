package dev.junction.hub.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A range of addresses that are not public, by the IANA special-purpose registries (RFC 6890) and the clouds' manuals.
 *
 * @param prefix  first address; 4 or 16 bytes
 * @param bits    how many leading bits count
 * @param meaning what such an address is, to be read after "which is"
 */
record AddressRange(byte[] prefix, int bits, String meaning) {
  private static final String METADATA_SERVICE = "a cloud's metadata service";

  /** Services that hand out a machine's own credentials. No destination is ever there. */
  private static final List<AddressRange> METADATA =
      List.of(
          range("169.254.169.254/32", METADATA_SERVICE),
          range("169.254.170.0/24", METADATA_SERVICE),
          range("168.63.129.16/32", METADATA_SERVICE),
          range("100.100.100.200/32", METADATA_SERVICE),
          range("192.0.0.192/32", METADATA_SERVICE),
          range("fd00:ec2::254/128", METADATA_SERVICE),
          range("fd20:ce::254/128", METADATA_SERVICE));

  private static final List<AddressRange> CARRIERS =
      List.of(range("::/96", "compatible"), range("64:ff9b::/96", "NAT64"), range("64:ff9b:1::/48", "NAT64"));

  private static final AddressRange GLOBAL_UNICAST = range("2000::/3", "global unicast");

  /** The first that fits names the address, so narrow ranges stand before wide ones. */
  private static final List<AddressRange> NOT_PUBLIC =
      List.of(
          range("0.0.0.0/8", "this machine"),
          range("10.0.0.0/8", "private"),
          range("100.64.0.0/10", "inside a provider's network (CGNAT)"),
          range("127.0.0.0/8", "loopback"),
          range("169.254.0.0/16", "link-local"),
          range("172.16.0.0/12", "private"),
          range("192.0.0.0/24", "set aside for protocols"),
          range("192.0.2.0/24", "for documentation"),
          range("192.168.0.0/16", "private"),
          range("198.18.0.0/15", "for benchmarks"),
          range("198.51.100.0/24", "for documentation"),
          range("203.0.113.0/24", "for documentation"),
          range("224.0.0.0/4", "multicast"),
          range("240.0.0.0/4", "reserved"),
          range("::/128", "unspecified"),
          range("::1/128", "loopback"),
          range("::/96", "an IPv4 address in disguise"),
          range("64:ff9b::/96", "an IPv4 address behind NAT64"),
          range("64:ff9b:1::/48", "an IPv4 address behind NAT64"),
          range("fc00::/7", "private"),
          range("fe80::/10", "link-local"),
          range("fec0::/10", "private"),
          range("ff00::/8", "multicast"),
          range("2001::/32", "a Teredo tunnel"),
          range("2001:db8::/32", "for documentation"),
          range("2002::/16", "a 6to4 tunnel"),
          range("3fff::/20", "for documentation"));

  /** What this address is, when it is a cloud's metadata service, however it is written. */
  static Optional<String> metadata(InetAddress address) {
    var bytes = address.getAddress();
    return first(METADATA, bytes).or(() -> carriesIpv4(bytes) ? first(METADATA, embedded(bytes)) : Optional.empty());
  }

  /** What this address is, when it is not public. */
  static Optional<String> notPublic(InetAddress address) {
    var bytes = address.getAddress();
    if (isMapped(bytes)) {
      return Optional.of("an IPv4 address in disguise");
    }
    return metadata(address)
        .or(() -> first(NOT_PUBLIC, bytes))
        .or(() -> bytes.length == 16 && !GLOBAL_UNICAST.holds(bytes) ? Optional.of("not public") : Optional.empty());
  }

  private static Optional<String> first(List<AddressRange> ranges, byte[] address) {
    return ranges.stream().filter(range -> range.holds(address)).findFirst().map(AddressRange::meaning);
  }

  private boolean holds(byte[] address) {
    if (address.length != prefix.length) {
      return false;
    }
    for (var bit = 0; bit < bits; bit++) {
      var mask = 0x80 >> bit % 8;
      if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** ::ffff:0:0/96. Java turns these into IPv4 addresses by itself, unless they were made with a scope. */
  private static boolean isMapped(byte[] address) {
    return address.length == 16
        && Arrays.equals(address, 0, 10, new byte[10], 0, 10)
        && address[10] == (byte) 0xff
        && address[11] == (byte) 0xff;
  }

  private static boolean carriesIpv4(byte[] address) {
    return isMapped(address) || CARRIERS.stream().anyMatch(range -> range.holds(address));
  }

  /** The last four bytes, where mapped, compatible and NAT64 addresses carry the IPv4 address. */
  private static byte[] embedded(byte[] address) {
    return Arrays.copyOfRange(address, address.length - 4, address.length);
  }

  private static AddressRange range(String cidr, String meaning) {
    var slash = cidr.indexOf('/');
    // An address literal: never looked up.
    var prefix = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
    return new AddressRange(prefix, Integer.parseInt(cidr.substring(slash + 1)), meaning);
  }
}
