package org.talktous.base.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.base.setting.InvalidSetting;

/** Who called, by the word of trusted proxies and of nobody else. */
class TrustedProxiesTest {
  private final TrustedProxies proxies = new TrustedProxies("10.0.0.0/8, fd00::/8,192.0.2.7");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // peer | X-Forwarded-For | Forwarded | client
        "203.0.113.9 | 198.51.100.1                       | for=198.51.100.1 | 203.0.113.9",
        "10.0.0.1    |                                    |                  | 10.0.0.1",
        "10.0.0.1    | 198.51.100.1                       |                  | 198.51.100.1",
        "10.0.0.1    | 1.2.3.4, 198.51.100.1              |                  | 198.51.100.1",
        "10.0.0.1    | 1.2.3.4, 198.51.100.1, 10.9.9.9    |                  | 198.51.100.1",
        "10.0.0.1    | 10.0.0.3, 10.0.0.2                 |                  | 10.0.0.3",
        "10.0.0.1    | 198.51.100.1:4711                  |                  | 198.51.100.1",
        "10.0.0.1    | 198.51.100.1, unknown              |                  | 10.0.0.1",
        "10.0.0.1    | 198.51.100.1, drop table, 10.0.0.2 |                  | 10.0.0.2",
        "10.0.0.1    | '198.51.100.1,'                    |                  | 10.0.0.1",
        "192.0.2.7   | 198.51.100.1                       |                  | 198.51.100.1",
        "192.0.2.8   | 198.51.100.1                       |                  | 192.0.2.8",
        "fd00::1     | 2001:db8::5                        |                  |"
            + " 2001:db8:0:0:0:0:0:5",
        "10.0.0.1    |                  | for=198.51.100.1;proto=https       | 198.51.100.1",
        "10.0.0.1    |                  | for=1.2.3.4, For=198.51.100.1      | 198.51.100.1",
        "10.0.0.1    |                  | 'by=_x;for=\"[2001:db8::5]:47\"'   |"
            + " 2001:db8:0:0:0:0:0:5",
        "10.0.0.1    |                  | for=_hidden                        | 10.0.0.1",
        "10.0.0.1    |                  | 'for=\"198.51.100.1, 10.0.0.2'     | 10.0.0.1",
        // A client wrote one of the two, and nobody knows which.
        "10.0.0.1    | 198.51.100.1     | for=198.51.100.2                   | 10.0.0.1",
        "10.0.0.1    | 198.51.100.1     | for=198.51.100.1                   | 198.51.100.1",
      })
  void theLastAddressThatIsNoTrustedProxysCounts(
      String peer, @Nullable String forwardedFor, @Nullable String forwarded, String client) {
    var request = HttpRequest.GET("/");
    if (forwardedFor != null) {
      request.header("X-Forwarded-For", forwardedFor);
    }
    if (forwarded != null) {
      request.header("Forwarded", forwarded);
    }

    var found = proxies.client(InetAddress.ofLiteral(peer), request.getHeaders());

    assertThat(found.getHostAddress()).isEqualTo(client);
  }

  @Test
  void severalLinesOfAHeaderAreOne() {
    var request =
        HttpRequest.GET("/")
            .header("X-Forwarded-For", "1.2.3.4")
            .header("X-Forwarded-For", "198.51.100.1");

    assertThat(proxies.client(InetAddress.ofLiteral("10.0.0.1"), request.getHeaders()))
        .isEqualTo(InetAddress.ofLiteral("198.51.100.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy.example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", "10,,"})
  void whatIsNoBlockOfAddressesStopsTheStart(String given) {
    assertThatThrownBy(() -> new TrustedProxies(given))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("TALK_TRUSTED_PROXIES must be");
  }

  @Test
  void nobodyIsTrustedUnlessNamed() {
    var request = HttpRequest.GET("/").header("X-Forwarded-For", "198.51.100.1");
    var peer = InetAddress.getLoopbackAddress();

    assertThat(new TrustedProxies("").client(peer, request.getHeaders())).isEqualTo(peer);
    assertThat(new TrustedProxies(null).client(peer, request.getHeaders())).isEqualTo(peer);
  }
}
