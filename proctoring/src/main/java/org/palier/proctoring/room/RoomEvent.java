package org.palier.proctoring.room;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;
import org.palier.engine.certification.Supervision;

/** What happened in a room, in the past tense. Who and when stand in the {@link RoomFact} around it. {@code sitting} names the candidate's sitting. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = RoomEvent.Arranged.class, name = "arranged"),
    @Type(value = RoomEvent.Seated.class, name = "seated"),
    @Type(value = RoomEvent.SeatedElsewhere.class, name = "seated-elsewhere"),
    @Type(value = RoomEvent.Assigned.class, name = "assigned"),
    @Type(value = RoomEvent.Released.class, name = "released"),
    @Type(value = RoomEvent.Opened.class, name = "opened"),
    @Type(value = RoomEvent.Closed.class, name = "closed"),
    @Type(value = RoomEvent.Arrived.class, name = "arrived"),
    @Type(value = RoomEvent.IdentityChecked.class, name = "identity-checked"),
    @Type(value = RoomEvent.Admitted.class, name = "admitted"),
    @Type(value = RoomEvent.AdmissionWithdrawn.class, name = "admission-withdrawn"),
    @Type(value = RoomEvent.MarkedAbsent.class, name = "marked-absent"),
    @Type(value = RoomEvent.Departed.class, name = "departed"),
    @Type(value = RoomEvent.Signed.class, name = "signed"),
    @Type(value = RoomEvent.SignalSeen.class, name = "signal-seen"),
    @Type(value = RoomEvent.ConnectionLost.class, name = "connection-lost"),
    @Type(value = RoomEvent.ConnectionBack.class, name = "connection-back"),
    @Type(value = RoomEvent.Called.class, name = "called"),
    @Type(value = RoomEvent.CallAnswered.class, name = "call-answered"),
    @Type(value = RoomEvent.Said.class, name = "said"),
    @Type(value = RoomEvent.ListeningStarted.class, name = "listening-started"),
    @Type(value = RoomEvent.ListeningStopped.class, name = "listening-stopped"),
    @Type(value = RoomEvent.IncidentLogged.class, name = "incident-logged"),
    @Type(value = RoomEvent.Flagged.class, name = "flagged"),
    @Type(value = RoomEvent.Unflagged.class, name = "unflagged"),
    @Type(value = RoomEvent.TerminationAsked.class, name = "termination-asked"),
    @Type(value = RoomEvent.TerminationConfirmed.class, name = "termination-confirmed"),
    @Type(value = RoomEvent.TerminationWithdrawn.class, name = "termination-withdrawn"),
    @Type(value = RoomEvent.TerminationSettled.class, name = "termination-settled"),
    @Type(value = RoomEvent.TerminationDone.class, name = "termination-done"),
    @Type(value = RoomEvent.MinutesSealed.class, name = "minutes-sealed"),
    @Type(value = RoomEvent.MinutesCorrected.class, name = "minutes-corrected"),
    @Type(value = RoomEvent.MinutesSigned.class, name = "minutes-signed"),
    @Type(value = RoomEvent.MinutesCountersigned.class, name = "minutes-countersigned"),
    @Type(value = RoomEvent.CountersignatureRefused.class, name = "countersignature-refused"),
    @Type(value = RoomEvent.Erased.class, name = "erased")})
@PersonalData("what happened to whoever sat in a room")
public sealed interface RoomEvent {
  /** Events about one candidate. */
  sealed interface OfSitting extends RoomEvent {
    String sitting();
  }

  /** Events of the minutes: what whoever may only countersign them is told of the room. */
  sealed interface OfMinutes extends RoomEvent {}

  /** @param size the most seats; @param policy as the certification had it when the room was made */
  record Arranged(String examSession, Place place, String certification, String test, int size, @Impersonal("rules of a certification") Supervision policy,
      @Impersonal("names a centre") Optional<String> centre) implements RoomEvent {}

  record Seated(String sitting, String candidate) implements OfSitting {}

  /** The candidate has no place here any more: he begins in another room. What happened here stays, for the papers. */
  record SeatedElsewhere(String sitting) implements OfSitting {}

  /** From now on this supervisor may see and act. */
  record Assigned(@PersonalData("who watches a room") String supervisor) implements RoomEvent {}

  /** No more. @param note what a colleague should know who takes over */
  record Released(@PersonalData("who watched a room") String supervisor, @PersonalData("handing a room over") String note) implements RoomEvent {}

  record Opened() implements RoomEvent {}

  record Closed() implements RoomEvent {}

  /** The candidate is in the waiting room, or at the centre. */
  record Arrived(String sitting, @PersonalData("preparing an exam at home") Optional<Preflight> preflight, Optional<Instant> clientAt) implements OfSitting {}

  record IdentityChecked(String sitting, Identity.Document document, Identity.Verdict verdict, @PersonalData("why an identity was doubted") String note) implements OfSitting {}

  /** @param waived requirements that the supervisor did without, by name */
  record Admitted(String sitting, @PersonalData("what a supervisor did without") List<String> waived) implements OfSitting {}

  /** @param neverCame whether his arrival went with it, and what was seen and signed then, as at a centre; absent at home, and in what was stored before: there he stands at the door */
  record AdmissionWithdrawn(String sitting, @PersonalData("why somebody may not enter") String reason, Optional<Boolean> neverCame) implements OfSitting {}

  record MarkedAbsent(String sitting) implements OfSitting {}

  record Departed(String sitting, Optional<Instant> clientAt) implements OfSitting {}

  /** The attendance sheet, by the candidate. */
  record Signed(String sitting, Signature signature) implements OfSitting {}

  /** A hint of the candidate's page. @param count how often since the last one; @param muted because of an accommodation: kept, not shown as trouble */
  record SignalSeen(String sitting, SignalKind kind, int count, @PersonalData("what a candidate's page noticed") String detail, boolean muted, Optional<Instant> clientAt) implements OfSitting {}

  record ConnectionLost(String sitting, Instant lastSeenAt) implements OfSitting {}

  /** @param creditedMillis what was given back of the time away, by policy */
  record ConnectionBack(String sitting, long awayMillis, long creditedMillis) implements OfSitting {}

  /** The candidate calls. @param call names it */
  record Called(String sitting, @Impersonal("names a call") String call, @PersonalData("a candidate's call for help") String text) implements OfSitting {}

  record CallAnswered(String sitting, @Impersonal("names a call") String call) implements OfSitting {}

  /** @param sitting whom, or who when {@code byCandidate}; empty: everybody. @param canned the prepared text's name, if it is one */
  record Said(Optional<String> sitting, boolean byCandidate, @Impersonal("names a prepared text") Optional<String> canned, @PersonalData("conversation during the exam") String text) implements RoomEvent {}

  record ListeningStarted(String sitting) implements OfSitting {}

  record ListeningStopped(String sitting) implements OfSitting {}

  /**
   * @param incident names it
   * @param sitting  empty when it concerns the whole room
   * @param severity 0 to 1 (1EdTech {@code incident_severity})
   * @param item     number of the item on screen, when there is one
   */
  record IncidentLogged(
      @Impersonal("names an incident") String incident, Optional<String> sitting, IncidentCategory category, double severity, Optional<Integer> item,
      @PersonalData("account of an incident") String comment, Optional<Instant> clientAt) implements RoomEvent {}

  /** Marked for review; the candidate goes on under reserve. */
  record Flagged(String sitting, @PersonalData("why a sitting is reviewed") String reason) implements OfSitting {}

  record Unflagged(String sitting, @PersonalData("why a sitting is not reviewed") String reason) implements OfSitting {}

  /** First step. The sitting is paused meanwhile. */
  record TerminationAsked(String sitting, IncidentCategory category, @PersonalData("why a sitting is ended") String reason) implements OfSitting {}

  /** Second step. @param due when it takes effect; until then it can be taken back */
  record TerminationConfirmed(String sitting, Instant due) implements OfSitting {}

  record TerminationWithdrawn(String sitting, @PersonalData("why an ending was taken back") String reason) implements OfSitting {}

  /** Third: the time for taking it back is over. What is done to the sitting follows from this fact, however often it is tried. */
  record TerminationSettled(String sitting) implements OfSitting {}

  /** @param ended false when the sitting was over before: handed in at the last moment, or at the end of its time */
  record TerminationDone(String sitting, boolean ended) implements OfSitting {}

  /** @param evidence where the chains of what was kept ended then; @param granted to candidates then, empty in what was stored before it was noted; @param fingerprint as {@link Fingerprint} makes it: what was sealed cannot change unseen */
  record MinutesSealed(
      @PersonalData("minutes of a session") String remarks, List<EvidenceEnd> evidence, Optional<List<Granted>> granted, @Impersonal("a digest") String fingerprint) implements OfMinutes {
    public MinutesSealed {
      evidence = noted(evidence);
    }
  }

  /** Corrective minutes, sealed: the former ones stay as they are. @param evidence, @param granted and @param fingerprint as of the first ones, over all facts before this one */
  record MinutesCorrected(
      @PersonalData("why minutes were set right") String reason, @PersonalData("minutes of a session") String remarks, List<EvidenceEnd> evidence,
      Optional<List<Granted>> granted, @Impersonal("a digest") String fingerprint) implements OfMinutes {
    public MinutesCorrected {
      evidence = noted(evidence);
    }
  }

  /** Minutes that were sealed before this was noted have none. */
  private static List<EvidenceEnd> noted(List<EvidenceEnd> stored) {
    return stored == null ? List.of() : List.copyOf(stored);
  }

  record MinutesSigned(Signature signature) implements OfMinutes {}

  record MinutesCountersigned(Signature signature) implements OfMinutes {}

  record CountersignatureRefused(@PersonalData("why minutes were not countersigned") String reason) implements OfMinutes {}

  /** In the place of an event of which nothing is kept any more. */
  record Erased(String sitting) implements OfSitting {}
}
