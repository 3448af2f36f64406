package dev.junction.hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AddressGuardTest {
  private static InetAddress[] addresses(String... literals) {
    return Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  @Test
  void theVeryAddressesThatWereJudgedAreReturned() throws Exception {
    var found = addresses("8.8.8.8", "2001:4860:4860::8888");
    assertThat(new AddressGuard(host -> found, false).resolve("dns.example")).containsExactly(found);
  }

  @Test
  void aNameThatMovesIntoThePrivateNetworkIsJudgedAnew() throws Exception {
    var answers = new ArrayDeque<>(List.of(addresses("8.8.8.8"), addresses("10.0.0.5")));
    var guard = new AddressGuard(host -> answers.remove(), false);
    assertThat(guard.resolve("rebind.example")).containsExactly(addresses("8.8.8.8"));
    assertThatThrownBy(() -> guard.resolve("rebind.example"))
        .isInstanceOf(AddressGuard.Refused.class)
        .hasMessageContaining("rebind.example has the address 10.0.0.5, which is private")
        .hasMessageContaining("allow-private: true");
    assertThat(answers).as("the name is looked up once for each connection").isEmpty();
  }

  @Test
  void ofSeveralAddressesOnlyThePublicOnesAreCalled() throws Exception {
    var guard = new AddressGuard(host -> addresses("127.0.0.1", "8.8.8.8", "fd00::1"), false);
    assertThat(guard.resolve("mixed.example")).containsExactly(addresses("8.8.8.8"));
  }

  @Test
  void aPrivateAddressPassesWhereItIsAllowed() throws Exception {
    var guard = new AddressGuard(host -> addresses("192.168.1.5"), true);
    assertThat(guard.resolve("intranet")).containsExactly(addresses("192.168.1.5"));
  }

  @Test
  void aMetadataServiceIsNeverCalled() {
    var guard = new AddressGuard(host -> addresses("169.254.169.254"), true);
    assertThatThrownBy(() -> guard.resolve("metadata")).hasMessageContaining("metadata service").hasMessageContaining("nothing is ever sent");
  }

  @Test
  void aNameWithoutAddressesIsUnknown() {
    assertThatThrownBy(() -> new AddressGuard(host -> addresses(), false).resolve("none.example"))
        .isExactlyInstanceOf(UnknownHostException.class);
  }

  @Test
  void theSystemsOwnLookupFindsThisMachine() throws Exception {
    try (var lookup = new SystemLookup()) {
      assertThat(lookup.addresses("localhost")).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
      assertThatThrownBy(() -> lookup.addresses("name.invalid")).isInstanceOf(UnknownHostException.class);
    }
  }

  @Test
  void aLookupCanBeInterrupted() {
    var never = new CountDownLatch(1);
    try (var lookup = new SystemLookup(host -> {
      try {
        never.await();
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
      }
      return addresses("8.8.8.8");
    })) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> lookup.addresses("slow.example"))
          .isInstanceOf(UnknownHostException.class)
          .hasCauseInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).as("the interrupt is still seen by whoever asked").isTrue();
    }
  }
}
