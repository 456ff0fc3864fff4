package org.palier.proctoring.review;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.palier.engine.account.PersonalData;

/** What happened in a case, in the past tense. Who and when stand in the {@link CaseFact} around it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = CaseEvent.Opened.class, name = "opened"),
    @Type(value = CaseEvent.GroundsFound.class, name = "grounds-found"),
    @Type(value = CaseEvent.Reopened.class, name = "reopened"),
    @Type(value = CaseEvent.FirstReviewed.class, name = "first-reviewed"),
    @Type(value = CaseEvent.CandidateInformed.class, name = "candidate-informed"),
    @Type(value = CaseEvent.ExtensionAsked.class, name = "extension-asked"),
    @Type(value = CaseEvent.ExtensionGranted.class, name = "extension-granted"),
    @Type(value = CaseEvent.ExtensionRefused.class, name = "extension-refused"),
    @Type(value = CaseEvent.CandidateAnswered.class, name = "candidate-answered"),
    @Type(value = CaseEvent.SecondReviewed.class, name = "second-reviewed"),
    @Type(value = CaseEvent.ClosingAsked.class, name = "closing-asked"),
    @Type(value = CaseEvent.ClosingWithdrawn.class, name = "closing-withdrawn"),
    @Type(value = CaseEvent.Closed.class, name = "closed"),
    @Type(value = CaseEvent.LetterPosted.class, name = "letter-posted")})
@PersonalData("what happened in a review of somebody")
public sealed interface CaseEvent {
  /**
   * @param terms  as the certification had them when the case was opened
   * @param reason empty when the house opened it
   */
  record Opened(
      String sitting, String room, String examSession, String candidate, String certification, String test, List<Ground> grounds,
      @PersonalData("why a sitting is reviewed") String reason, Terms terms) implements CaseEvent {}

  /** More was marked since. A closed case is open again. */
  record GroundsFound(List<Ground> grounds) implements CaseEvent {}

  /** Somebody who had no part in its closing looks again: everything begins anew. */
  record Reopened(@PersonalData("why a sitting is reviewed again") String reason) implements CaseEvent {}

  /** @param held what is held against the candidate; something when the proposal is adverse */
  record FirstReviewed(Finding proposal, @PersonalData("why a person proposes what he does") String text, List<Held> held) implements CaseEvent {}

  /** From now on the candidate sees everything. @param until when he has to have answered */
  record CandidateInformed(Instant until) implements CaseEvent {}

  record ExtensionAsked(@PersonalData("why a candidate needs more time to answer") String text) implements CaseEvent {}

  record ExtensionGranted(Instant until, @PersonalData("why a candidate got more time to answer") String reason) implements CaseEvent {}

  record ExtensionRefused(@PersonalData("why a candidate got no more time to answer") String reason) implements CaseEvent {}

  /** @param late after the delay, and read all the same */
  record CandidateAnswered(@PersonalData("a candidate's defence") String text, boolean late) implements CaseEvent {}

  record SecondReviewed(Finding finding, @PersonalData("why a second person found what he did") String text) implements CaseEvent {}

  /** First step of an adverse closing. */
  record ClosingAsked() implements CaseEvent {}

  record ClosingWithdrawn(@PersonalData("why a closing was taken back") String reason) implements CaseEvent {}

  record Closed(Finding outcome) implements CaseEvent {}

  /** The candidate was written to. */
  record LetterPosted(Letter letter) implements CaseEvent {}

  enum Letter {
    INFORMED,
    /** More time was given, or refused. */
    DELAY,
    CLOSED
  }
}
