package org.talktous.delivery.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.base.setting.InvalidSetting;

class PrivateNetworksTest {
  private final PrivateNetworks networks = new PrivateNetworks("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1"
      })
  void whatIsNotOfTheOpenNetIsRefused(String address) {
    assertThat(networks.refuse(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.0.0.1",
        "128.0.0.1",
        "169.253.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.0.1",
        "192.169.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2001:4860:4860::8888",
        "2a00:1450::1",
        "2606:4700::1111"
      })
  void whatIsOfTheOpenNetIsNot(String address) {
    assertThat(networks.refuse(InetAddress.ofLiteral(address))).isFalse();
  }

  @Test
  void aBlockCanBeAllowed() {
    var some = new PrivateNetworks("10.1.0.0/16, fd00::/8,127.0.0.1");

    assertThat(some.refuse(InetAddress.ofLiteral("10.1.255.1"))).isFalse();
    assertThat(some.refuse(InetAddress.ofLiteral("10.2.0.1"))).isTrue();
    assertThat(some.refuse(InetAddress.ofLiteral("fd12::1"))).isFalse();
    assertThat(some.refuse(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
    assertThat(some.refuse(InetAddress.ofLiteral("127.0.0.2"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/x",
        "10.0.0.1/8",
        "10/8",
        "example.org/8",
        "/8",
        "10.0.0.0/",
        "fd00::/129"
      })
  void whatIsNoBlockIsSaidByTheNameOfTheSetting(String written) {
    assertThatThrownBy(() -> new PrivateNetworks(written))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("TALK_WEBHOOKS_ALLOWED_PRIVATE");
  }
}
