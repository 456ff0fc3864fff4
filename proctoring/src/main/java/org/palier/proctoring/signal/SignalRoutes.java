package org.palier.proctoring.signal;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.Caller;
import org.palier.engine.account.WebSessions;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;
import org.palier.proctoring.room.Desk;
import org.palier.proctoring.room.Looks;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seating;

/** Tickets to a socket: by HTTPS, where it is known who asks. */
final class SignalRoutes {
  private final Tickets tickets;
  private final Rooms rooms;
  private final Seating seating;
  private final Looks looks;

  SignalRoutes(Tickets tickets, Rooms rooms, Seating seating, Looks looks) {
    this.tickets = tickets;
    this.rooms = rooms;
    this.seating = seating;
    this.looks = looks;
  }

  void mount(Api api) {
    api.on("openSignal", this::ticket);
  }

  /** The contract's {@code SignalTicketRequest}. */
  record Asked(String tab, long lastSeq, Optional<String> sitting, Optional<String> room) {}

  /** The contract's {@code SignalTicket}. @param socket where to open it; @param roster for supervisors */
  record Granted(String connection, String socket, String address, Optional<String> roster, String room, String peer, long expiresInSeconds) {}

  private Future<Reply> ticket(Call call) {
    var asked = call.body(Asked.class);
    if (asked.sitting().isPresent() == asked.room().isPresent()) throw new Refused(Reason.MALFORMED, Map.of("field", "room"));
    var session = call.token().map(WebSessions::nameOf).orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN));
    return asked.sitting().map(sitting -> seating.seat(sitting, call.caller())).orElseGet(() -> watched(asked.room().get(), call.caller()))
        .map(room -> tickets.make(call.caller().account(), session, asked.tab(), room, asked.sitting(), asked.lastSeq()))
        .map(ticket -> Reply.created(granted(ticket)));
  }

  private static Granted granted(Ticket ticket) {
    return new Granted(ticket.connection(), Signalling.SOCKET, Addresses.in(ticket.connection()),
        ticket.ofCandidate() ? Optional.empty() : Optional.of(Addresses.roster(ticket.room())), ticket.room(), ticket.peer(), Signalling.TICKET_SECONDS);
  }

  private Future<String> watched(String room, Caller caller) {
    return rooms.current(room).compose(current -> {
      Desk.checkAttends(current.room(), caller);
      return looks.note(caller.account(), Looks.Kind.ROOM, room).map(room);
    });
  }
}
