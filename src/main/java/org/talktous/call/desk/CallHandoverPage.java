package org.talktous.call.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.CallHandover.Candidate;
import org.talktous.call.desk.StaffCallPage.Typed;

/**
 * What staff see who choose another host for a call.
 *
 * @param hosts who are free then
 */
record CallHandoverPage(Booking call, List<Candidate> hosts, Typed typed) {
  CallHandoverPage {
    hosts = List.copyOf(hosts);
  }

  String path() {
    return "/admin/calls/" + call.id();
  }

  String sequence() {
    return typed.seen("sequence", String.valueOf(call.sequence()));
  }

  boolean isChosen(Candidate host) {
    return host.id().toString().equals(typed.field("host", null)) || hosts.size() == 1;
  }

  @Nullable String error() {
    return typed.error("hosts");
  }
}
