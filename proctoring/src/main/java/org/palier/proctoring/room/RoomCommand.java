package org.palier.proctoring.room;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.certification.Supervision;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** What somebody wants of a room, in the imperative. Constructors refuse nonsense. */
public sealed interface RoomCommand {
  /** What a candidate may do, for his own sitting only. */
  sealed interface OfCandidate extends RoomCommand {
    String sitting();
  }

  /** What needs nobody's right: the house does it. */
  sealed interface OfHouse extends RoomCommand {}

  record Arrange(String examSession, Place place, String certification, String test, int size, Supervision policy, Optional<String> centre) implements OfHouse {
    public Arrange {
      if (size < 1 || size > (place == Place.REMOTE ? Supervision.MOST_WATCHED : 200)) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "size"));
    }
  }

  record Seat(String sitting, String candidate) implements OfHouse {}

  /** Who has not begun is given a place in another room. */
  record SeatElsewhere(String sitting) implements OfHouse {}

  record LoseConnection(String sitting, Instant lastSeenAt) implements OfHouse {}

  record FindConnection(String sitting, long creditedMillis) implements OfHouse {}

  /** His page came from another address or browser than before. @param muted an accommodation explains it */
  record NoticeSecondSession(String sitting, boolean muted) implements OfHouse {}

  record SettleTermination(String sitting) implements OfHouse {}

  /** @param ended whether the sitting was ended by it */
  record FinishTermination(String sitting, boolean ended) implements OfHouse {}

  // Candidates.

  record Arrive(String sitting, Optional<Preflight> preflight) implements OfCandidate {}

  record Call(String sitting, String call, String text) implements OfCandidate {
    public Call {
      named("call", call);
      text = said(text, 0, 500, "text");
    }
  }

  record Tell(String sitting, String text) implements OfCandidate {
    public Tell {
      text = said(text, 1, 1_000, "text");
    }
  }

  /** @param count 0 to 1,000; 0 tells more of what was counted before; @param muted an accommodation explains it */
  record NoteSignal(String sitting, SignalKind kind, int count, String detail, boolean muted, Optional<Instant> clientAt) implements OfCandidate {
    public NoteSignal {
      if (count < 0 || count > 1_000) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "count"));
      detail = said(detail, 0, 200, "detail");
    }

    NoteSignal asMuted() {
      return new NoteSignal(sitting, kind, count, detail, true, clientAt);
    }
  }

  /** The candidate's own act at a distance. */
  record SignAct(String sitting) implements OfCandidate {}

  // Supervisors.

  record Assign(String supervisor) implements RoomCommand {}

  record Release(String supervisor, String note) implements RoomCommand {
    public Release {
      note = said(note, 0, 1_000, "note");
    }
  }

  /** In one step, so that no candidate is unwatched. */
  record HandOver(String to, String note) implements RoomCommand {
    public HandOver {
      note = said(note, 0, 1_000, "note");
    }
  }

  record Open() implements RoomCommand {}

  record Close() implements RoomCommand {}

  record CheckIdentity(String sitting, Identity.Document document, Identity.Verdict verdict, String note) implements RoomCommand {
    public CheckIdentity {
      note = said(note, verdict == Identity.Verdict.ACCEPTED ? 0 : 1, 500, "note");
    }
  }

  /** At a centre: identity seen, arrived, let in, in one act. */
  record CheckIn(String sitting, Identity.Document document, Optional<Instant> clientAt) implements RoomCommand {}

  record Admit(String sitting, List<String> waived) implements RoomCommand {
    public Admit {
      waived = List.copyOf(waived);
      if (waived.size() > 12 || waived.stream().anyMatch(name -> !name.matches("[a-z][a-z-]{1,30}"))) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "waived"));
    }
  }

  record WithdrawAdmission(String sitting, String reason) implements RoomCommand {
    public WithdrawAdmission {
      reason = said(reason, 1, 500, "reason");
    }
  }

  record MarkAbsent(String sitting) implements RoomCommand {}

  record Depart(String sitting, Optional<Instant> clientAt) implements RoomCommand {}

  /** What a candidate signed at the desk: drawn or on paper; only he himself signs by an act. @param clientAt when it was signed, if it is told later */
  record Sign(String sitting, Signature.Means means, List<List<Integer>> strokes, Optional<Instant> clientAt) implements RoomCommand {
    public Sign {
      if (means == Signature.Means.ACT) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "means"));
    }
  }

  record AnswerCall(String sitting, String call) implements RoomCommand {}

  /** @param sitting empty: to everybody in the room */
  record Say(Optional<String> sitting, Optional<String> canned, String text) implements RoomCommand {
    public Say {
      text = said(text, 1, 1_000, "text");
    }
  }

  record Listen(String sitting) implements RoomCommand {}

  record StopListening(String sitting) implements RoomCommand {}

  /** @param severity 0 to 1; @param item 1 to 500 */
  record LogIncident(
      String incident, Optional<String> sitting, IncidentCategory category, double severity, Optional<Integer> item, String comment,
      Optional<Instant> clientAt) implements RoomCommand {
    public LogIncident {
      named("incident", incident);
      if (!(severity >= 0 && severity <= 1)) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "severity"));
      if (item.filter(number -> number < 1 || number > 500).isPresent()) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "item"));
      comment = said(comment, 0, 2_000, "comment");
    }
  }

  record Flag(String sitting, String reason) implements RoomCommand {
    public Flag {
      reason = said(reason, 1, 500, "reason");
    }
  }

  record Unflag(String sitting, String reason) implements RoomCommand {
    public Unflag {
      reason = said(reason, 1, 500, "reason");
    }
  }

  record AskTermination(String sitting, IncidentCategory category, String reason) implements RoomCommand {
    public AskTermination {
      reason = said(reason, 1, 500, "reason");
    }
  }

  record ConfirmTermination(String sitting) implements RoomCommand {}

  record WithdrawTermination(String sitting, String reason) implements RoomCommand {
    public WithdrawTermination {
      reason = said(reason, 1, 500, "reason");
    }
  }

  /** @param evidence where the chains of what was kept end; @param granted to candidates; @param covers how many facts the fingerprint is of: refused when the room has gone on since */
  record SealMinutes(String remarks, List<EvidenceEnd> evidence, List<Granted> granted, String fingerprint, long covers) implements RoomCommand {
    public SealMinutes {
      remarks = said(remarks, 0, 4_000, "remarks");
    }
  }

  /** @param reason why the minutes have to be set right; @param evidence, @param granted and @param covers as for the first ones */
  record CorrectMinutes(String reason, String remarks, List<EvidenceEnd> evidence, List<Granted> granted, String fingerprint, long covers) implements RoomCommand {
    public CorrectMinutes {
      reason = said(reason, 1, 500, "reason");
      remarks = said(remarks, 0, 4_000, "remarks");
    }
  }

  record SignMinutes(Signature.Means means, List<List<Integer>> strokes) implements RoomCommand {}

  record Countersign(Signature.Means means, List<List<Integer>> strokes) implements RoomCommand {}

  record RefuseCountersignature(String reason) implements RoomCommand {
    public RefuseCountersignature {
      reason = said(reason, 1, 1_000, "reason");
    }
  }

  private static String said(String text, int least, int most, String field) {
    var words = text.strip();
    if (words.length() < least || words.length() > most) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", field));
    return words;
  }

  private static void named(String field, String name) {
    if (!name.matches("[\\w-]{8,64}")) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", field));
  }
}
