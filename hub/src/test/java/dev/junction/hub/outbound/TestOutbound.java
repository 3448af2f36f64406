package dev.junction.hub.outbound;

import dev.junction.hub.spi.Trust;
import java.util.Optional;

/** One client for all tests of a run. */
public final class TestOutbound {
  public static final Outbound OUTBOUND = new Outbound("1.2.3", Trust.context(Optional.empty()));

  private TestOutbound() {}
}
