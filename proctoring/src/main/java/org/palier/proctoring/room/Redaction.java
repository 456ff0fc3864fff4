package org.palier.proctoring.room;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is left of an event when some of it is over. Pure. What proves that an exam was held properly stays until the whole room goes. */
public final class Redaction {
  /** What may go before the rest. */
  public enum Part {
    /** What the candidate said. What supervisors said to him is an act of theirs, and stands in the minutes. */
    CONVERSATION,
    /** What pages noticed, and what they found out about the device. */
    HINTS,
    /** What supervisors wrote to the candidate or about him: messages, incidents, reasons, notes. Only when a person is erased. */
    ACCOUNTS,
    /** The drawing, not that there was one. Only when a person is erased. */
    SIGNATURE
  }

  /** A line instead of a drawing, so that it is still one that was drawn. */
  private static final List<List<Integer>> LINE = List.of(List.of(0, 500, 333, 500, 666, 500, 1_000, 500));

  private Redaction() {}

  /** @return what the event becomes; empty when nothing of it is concerned */
  public static Optional<RoomEvent> of(RoomEvent event, Set<Part> parts) {
    var changed = changed(event, parts);
    return changed.equals(event) ? Optional.empty() : Optional.of(changed);
  }

  private static RoomEvent changed(RoomEvent event, Set<Part> parts) {
    boolean said = parts.contains(Part.CONVERSATION), hints = parts.contains(Part.HINTS), accounts = parts.contains(Part.ACCOUNTS);
    return switch (event) {
      case RoomEvent.Said e when e.byCandidate() ? said : accounts -> new RoomEvent.Said(e.sitting(), e.byCandidate(), e.canned(), "");
      case RoomEvent.Called e when said -> new RoomEvent.Called(e.sitting(), e.call(), "");
      case RoomEvent.SignalSeen e when hints -> new RoomEvent.Erased(e.sitting());
      case RoomEvent.Arrived e when hints -> new RoomEvent.Arrived(e.sitting(), Optional.empty(), e.clientAt());
      case RoomEvent.IdentityChecked e when accounts -> new RoomEvent.IdentityChecked(e.sitting(), e.document(), e.verdict(), "");
      case RoomEvent.AdmissionWithdrawn e when accounts -> new RoomEvent.AdmissionWithdrawn(e.sitting(), "", e.neverCame());
      case RoomEvent.IncidentLogged e when accounts -> new RoomEvent.IncidentLogged(e.incident(), e.sitting(), e.category(), e.severity(), e.item(), "", e.clientAt());
      case RoomEvent.Flagged e when accounts -> new RoomEvent.Flagged(e.sitting(), "");
      case RoomEvent.Unflagged e when accounts -> new RoomEvent.Unflagged(e.sitting(), "");
      case RoomEvent.TerminationAsked e when accounts -> new RoomEvent.TerminationAsked(e.sitting(), e.category(), "");
      case RoomEvent.TerminationWithdrawn e when accounts -> new RoomEvent.TerminationWithdrawn(e.sitting(), "");
      case RoomEvent.Signed e when parts.contains(Part.SIGNATURE) && e.signature().means() == Signature.Means.DRAWN ->
          new RoomEvent.Signed(e.sitting(), new Signature(Signature.Means.DRAWN, LINE, e.signature().by(), e.signature().at()));
      default -> event;
    };
  }

  /** The same of one candidate: of what is not about him nothing goes but what it tells of him among others. */
  public static Optional<RoomEvent> of(RoomEvent event, String sitting, Set<Part> parts) {
    if (event instanceof RoomEvent.OfMinutes sealed) return parts.contains(Part.ACCOUNTS) ? without(sealed, sitting) : Optional.empty();
    return about(event, sitting) ? of(event, parts) : Optional.empty();
  }

  private static Optional<RoomEvent> without(RoomEvent.OfMinutes event, String sitting) {
    var changed = switch (event) {
      case RoomEvent.MinutesSealed e -> new RoomEvent.MinutesSealed(e.remarks(), e.evidence(), e.granted().map(all -> without(all, sitting)), e.fingerprint());
      case RoomEvent.MinutesCorrected e -> new RoomEvent.MinutesCorrected(e.reason(), e.remarks(), e.evidence(), e.granted().map(all -> without(all, sitting)), e.fingerprint());
      case RoomEvent.MinutesSigned _, RoomEvent.MinutesCountersigned _, RoomEvent.CountersignatureRefused _ -> event;
    };
    return changed.equals(event) ? Optional.empty() : Optional.of(changed);
  }

  private static List<Granted> without(List<Granted> granted, String sitting) {
    return granted.stream().filter(one -> !one.sitting().equals(sitting)).toList();
  }

  /** Whether an event is about this candidate, or said by or to him; what concerns the whole room is not. */
  public static boolean about(RoomEvent event, String sitting) {
    return switch (event) {
      case RoomEvent.OfSitting one -> one.sitting().equals(sitting);
      case RoomEvent.Said one -> one.sitting().equals(Optional.of(sitting));
      case RoomEvent.IncidentLogged one -> one.sitting().equals(Optional.of(sitting));
      default -> false;
    };
  }
}
