package dev.junction.hub.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reverse proxies whose word about the client's address counts. Everybody else's {@code X-Forwarded-For} is ignored.
 */
final class TrustedProxies {
  private final List<Network> networks = new ArrayList<>();

  private record Network(byte[] address, int bits) {
    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        var mask = 0x80 >> (bit % 8);
        if ((other[bit / 8] & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /** @param addresses such as {@code 10.0.0.7} or {@code 10.0.0.0/8}; checked when the settings were read */
  TrustedProxies(List<String> addresses) {
    for (var text : addresses) {
      var slash = text.indexOf('/');
      var address = parse(slash < 0 ? text : text.substring(0, slash));
      if (address == null) {
        throw new IllegalArgumentException("hub.trusted-proxies: expected an address or a network, got " + text);
      }
      var bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
      if (bits > address.length * 8) {
        throw new IllegalArgumentException("hub.trusted-proxies: %s has more bits than its address".formatted(text));
      }
      networks.add(new Network(address, bits));
    }
  }

  /**
   * The client's address: the nearest one in {@code forwardedFor} that is not one of our proxies, or the peer's own when the peer
   * is no proxy of ours.
   */
  String client(String peer, String forwardedFor) {
    if (networks.isEmpty() || forwardedFor == null || !trusts(peer)) {
      return peer;
    }
    var hops = forwardedFor.split(",");
    for (int i = hops.length - 1; i >= 0; i--) {
      var hop = hops[i].strip();
      if (parse(hop) == null) {
        return peer;
      }
      if (!trusts(hop)) {
        return hop;
      }
    }
    return peer;
  }

  private boolean trusts(String address) {
    var bytes = parse(address);
    return bytes != null && networks.stream().anyMatch(network -> network.contains(bytes));
  }

  /** Reads a literal address; never asks a name server. */
  private static byte[] parse(String text) {
    var bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (bare.isEmpty() || !bare.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':')) {
      return null;
    }
    try {
      return bare.indexOf(':') >= 0 || bare.chars().filter(c -> c == '.').count() == 3
          ? InetAddress.getByName(bare).getAddress()
          : null;
    } catch (UnknownHostException noAddress) {
      return null;
    }
  }
}
