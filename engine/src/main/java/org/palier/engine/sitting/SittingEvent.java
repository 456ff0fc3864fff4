package org.palier.engine.sitting;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;
import org.palier.engine.content.Form;
import org.palier.engine.content.Response;
import org.palier.engine.content.TestRules.Navigation;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result.Verdict;
import org.palier.engine.scoring.ScoringRule;

/**
 * What happened in a sitting, in the past tense, with the server's time. Never edited, never removed.
 * {@code item} is the item's number in the form, from 1. {@code by} is the account that acted.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = SittingEvent.Prepared.class, name = "prepared"),
    @Type(value = SittingEvent.Started.class, name = "started"),
    @Type(value = SittingEvent.ConnectionOpened.class, name = "connection-opened"),
    @Type(value = SittingEvent.ResponseSaved.class, name = "response-saved"),
    @Type(value = SittingEvent.ItemFlagged.class, name = "item-flagged"),
    @Type(value = SittingEvent.ItemLeft.class, name = "item-left"),
    @Type(value = SittingEvent.ItemReported.class, name = "item-reported"),
    @Type(value = SittingEvent.ItemReportJudged.class, name = "item-report-judged"),
    @Type(value = SittingEvent.Paused.class, name = "paused"),
    @Type(value = SittingEvent.Resumed.class, name = "resumed"),
    @Type(value = SittingEvent.TimeAdded.class, name = "time-added"),
    @Type(value = SittingEvent.LateResponseKept.class, name = "late-response-kept"),
    @Type(value = SittingEvent.LateResponseAdmitted.class, name = "late-response-admitted"),
    @Type(value = SittingEvent.Ended.class, name = "ended"),
    @Type(value = SittingEvent.ResultDecided.class, name = "result-decided")})
@PersonalData("what happened in somebody's exam")
public sealed interface SittingEvent {
  Instant at();

  /**
   * The form is drawn and fixed; nobody has seen it yet.
   *
   * @param assignment who sits what, where
   * @param seed       what the form was drawn from, 64 hexadecimal digits
   * @param seedHash   SHA-256 of the exam session's seed as fixed when it was made; empty outside a session
   * @param rulesVersion the versions of response processing and scoring that will decide
   */
  record Prepared(
      Assignment assignment, @Impersonal("questions that others draw too") Form form, Navigation navigation, ScoringRule scoring,
      @Impersonal("random") String seed, @Impersonal("a digest") Optional<String> seedHash, @Impersonal("names a version") String rulesVersion, Instant at) implements SittingEvent {
    Prepared sharing(UnaryOperator<Form.FormItem> shared) {
      return new Prepared(assignment, form.sharing(shared), navigation, scoring, seed, seedHash, rulesVersion, at);
    }
  }

  /** @param limit the test's time; @param extraTimePercent the accommodation; @param cutOff the exam session's hard end, if it has one */
  record Started(Duration limit, int extraTimePercent, Duration breaks, Optional<Instant> cutOff, Instant at) implements SittingEvent {}

  /** A window took the sitting; earlier windows may answer no more. */
  record ConnectionOpened(@Impersonal("names a window") String connection, boolean takenOver, Instant at) implements SittingEvent {}

  record ResponseSaved(int item, int revision, @PersonalData("what is scored") Response response, Instant at) implements SittingEvent {}

  record ItemFlagged(int item, boolean flagged, Instant at) implements SittingEvent {}

  /** Linear navigation: the item is behind, for good. */
  record ItemLeft(int item, Instant at) implements SittingEvent {}

  /** The candidate says that the item is broken. @param text in his words, may be empty */
  record ItemReported(int item, ItemReport.Category category, @PersonalData("a question that is broken") String text, Instant at) implements SittingEvent {}

  /** The latest one of an item stands. @param neutralised whether the item counts neither for nor against this candidate */
  record ItemReportJudged(int item, boolean neutralised, @PersonalData("why a question counts or not") String reason, @PersonalData("who acted in somebody's exam") String by, Instant at) implements SittingEvent {}

  /**
   * @param most how much of the pause the deadline moves by at most: a candidate's break; empty when staff paused
   * @param key  of the act that paused; empty where it had none, and in what was stored before acts had one
   */
  record Paused(
      @PersonalData("why a sitting was paused") String reason, Optional<Duration> most, @PersonalData("who acted in somebody's exam") String by, @Impersonal("names an act") Optional<String> key,
      Instant at) implements SittingEvent {
    public Paused(String reason, Optional<Duration> most, String by, Instant at) {
      this(reason, most, by, Optional.empty(), at);
    }
  }

  /** @param key as of {@link Paused} */
  record Resumed(@PersonalData("who acted in somebody's exam") String by, @Impersonal("names an act") Optional<String> key, Instant at) implements SittingEvent {
    public Resumed(String by, Instant at) {
      this(by, Optional.empty(), at);
    }
  }

  /** @param key of the act that added it; empty in what was stored before acts had one */
  record TimeAdded(
      Duration time, @PersonalData("why somebody got more time") String reason, @PersonalData("who acted in somebody's exam") String by, @Impersonal("names an act") Optional<String> key,
      Instant at) implements SittingEvent {}

  /** Arrived after the deadline: kept, not scored. @param late number of the late response, from 1 */
  record LateResponseKept(int late, int item, int seen, @PersonalData("what is scored") Response response, Instant at) implements SittingEvent {}

  record LateResponseAdmitted(
      int late, int item, int revision, @PersonalData("what is scored") Response response, @PersonalData("why a late answer counts") String reason,
      @PersonalData("who acted in somebody's exam") String by, Instant at) implements SittingEvent {}

  /** @param effectiveAt when the candidate's time was over: the deadline for an expiry, else {@code at} */
  record Ended(
      Ending ending, @PersonalData("why a sitting was ended") String reason, @PersonalData("who acted in somebody's exam") String by, Instant effectiveAt, Instant at) implements SittingEvent {}

  record ResultDecided(
      Verdict verdict, @PersonalData("why a result was decided") String reason, @PersonalData("who acted in somebody's exam") String by, Instant at) implements SittingEvent {}
}
