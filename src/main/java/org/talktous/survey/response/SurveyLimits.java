package org.talktous.survey.response;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import org.talktous.base.security.ClientAddress;
import org.talktous.base.security.Network;
import org.talktous.base.security.RateLimit;
import org.talktous.base.security.RateLimits;

/** How often readers may send forms, and complete surveys, from one address. */
@Singleton
class SurveyLimits {
  private static final RateLimit SURVEY_FORMS_BY_ADDRESS =
      new RateLimit("survey forms by address", 1_000, Duration.ofMinutes(10));
  private static final RateLimit SURVEYS_BY_ADDRESS =
      new RateLimit("surveys by address", 300, Duration.ofHours(1));

  private static final RateLimit RESPONSES_BY_SURVEY_AND_NETWORK =
      new RateLimit("responses by survey and network", 100, Duration.ofHours(1));
  private static final RateLimit RESPONSES_BY_SURVEY_AND_WIDE_NETWORK =
      new RateLimit("responses by survey and wide network", 150, Duration.ofHours(1));

  private final RateLimits limits;
  private final ClientAddress addresses;

  SurveyLimits(RateLimits limits, ClientAddress addresses) {
    this.limits = limits;
    this.addresses = addresses;
  }

  /** Counts a form; answers the network that it comes from. */
  Network countForm(HttpRequest<?> request) {
    var network = addresses.of(request);
    limits.count(SURVEY_FORMS_BY_ADDRESS, network);
    return network;
  }

  /** Counts a survey; answers the network that it comes from. */
  Network countSurvey(HttpRequest<?> request) {
    var network = addresses.of(request);
    limits.count(SURVEYS_BY_ADDRESS, network);
    return network;
  }

  /** Counts a complete response; tells whether its network has sent more than decide anything. */
  boolean isBurst(String survey, Network network) {
    return !limits.passes(RESPONSES_BY_SURVEY_AND_NETWORK, survey + ' ' + network.name())
        || !limits.passes(
            RESPONSES_BY_SURVEY_AND_WIDE_NETWORK, survey + ' ' + network.wider().getLast());
  }

  /** Counts a form, and a survey too unless the answer is refused. */
  <T> T counted(HttpRequest<?> request, Function<Network, T> answering) {
    var address = addresses.of(request);
    limits.count(SURVEY_FORMS_BY_ADDRESS, address);
    limits.check(SURVEYS_BY_ADDRESS, address);
    var answered = answering.apply(address);
    limits.spend(SURVEYS_BY_ADDRESS, address);
    return answered;
  }
}
