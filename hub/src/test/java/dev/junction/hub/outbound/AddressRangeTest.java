package dev.junction.hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,this machine", "0.255.255.255,this machine", "10.0.0.1,private", "10.255.255.255,private", "100.64.0.1,CGNAT",
    "100.127.255.255,CGNAT", "127.0.0.1,loopback", "127.255.255.254,loopback", "169.254.0.1,link-local", "172.16.0.1,private",
    "172.31.255.255,private", "192.0.0.8,protocols", "192.0.2.1,documentation", "192.168.0.1,private", "198.18.0.1,benchmarks",
    "198.19.255.255,benchmarks", "198.51.100.7,documentation", "203.0.113.9,documentation", "224.0.0.1,multicast",
    "239.255.255.255,multicast", "240.0.0.1,reserved", "255.255.255.255,reserved", "169.254.169.254,metadata",
    "169.254.170.2,metadata", "168.63.129.16,metadata", "100.100.100.200,metadata", "192.0.0.192,metadata",
    "::,unspecified", "::1,loopback", "::127.0.0.1,disguise", "::8.8.8.8,disguise", "64:ff9b::7f00:1,NAT64",
    "64:ff9b::808:808,NAT64", "64:ff9b:1::1,NAT64", "64:ff9b::a9fe:a9fe,metadata", "fc00::1,private", "fdff::1,private",
    "fd00:ec2::254,metadata", "fe80::1,link-local", "febf::1,link-local", "fec0::1,private", "ff02::1,multicast",
    "2001::1,Teredo", "2001:db8::1,documentation", "2002:7f00:1::,6to4", "3fff::1,documentation", "100::1,not public",
    "4000::1,not public", "5f00::1,not public"
  })
  void anAddressThatIsNotPublicIsNamed(String address, String meaning) {
    assertThat(AddressRange.notPublic(InetAddress.ofLiteral(address)))
        .hasValueSatisfying(said -> assertThat(said).contains(meaning));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "1.0.0.0", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
    "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
    "198.20.0.0", "223.255.255.255", "168.63.129.17", "2001:4860:4860::8888", "2606:4700::1111", "2a00:1450::1", "2003::1", "2001:1::1"
  })
  void aPublicAddressPasses(String address) {
    assertThat(AddressRange.notPublic(InetAddress.ofLiteral(address))).isEmpty();
  }

  @Test
  void anIpv4AddressMappedIntoIpv6StaysRecognised() throws Exception {
    var mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xff;
    System.arraycopy(new byte[] {(byte) 169, (byte) 254, (byte) 169, (byte) 254}, 0, mapped, 12, 4);
    var scoped = Inet6Address.getByAddress("x", mapped, 1);
    assertThat(scoped).isInstanceOf(Inet6Address.class);
    assertThat(AddressRange.notPublic(scoped)).hasValueSatisfying(said -> assertThat(said).contains("disguise"));
    assertThat(AddressRange.metadata(scoped)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.1.1", "10.0.0.1", "fd00::1", "2001:db8::a9fe:a9fe", "127.0.0.1"})
  void onlyMetadataServicesAreMetadata(String address) {
    assertThat(AddressRange.metadata(InetAddress.ofLiteral(address))).isEmpty();
  }
}
