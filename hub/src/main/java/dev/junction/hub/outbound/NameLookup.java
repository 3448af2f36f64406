package dev.junction.hub.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface NameLookup {
  /**
   * @param host a name, or an address in any spelling that the system understands
   * @return at least one
   */
  InetAddress[] addresses(String host) throws UnknownHostException;
}
