package org.palier.proctoring.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** The rules of a case: given facts, when somebody orders, then facts or a refusal. */
class CaseDeciderTest {
  private static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");
  private static final String ANNE = "a-anne", PAUL = "a-paul", RITA = "a-rita", WATCHER = "a-watcher", CANDIDATE = "a-candidate";
  private static final Terms TERMS = new Terms(15, 10, 20);
  private static final Ground FLAGGED = new Ground(Ground.Kind.FLAGGED, 7);
  private static final List<Held> PHONE = List.of(new Held(Optional.of(7L), Optional.empty(), Optional.empty(), "Un téléphone sur la table"));

  private final List<CaseFact> facts = new ArrayList<>();
  private Instant now = NOON;
  private boolean over = true;

  @Test void what_is_found_opens_one_case_and_more_of_it_is_added() {
    found(FLAGGED);
    assertEquals(Case.Stage.FIRST_REVIEW, state().stage(now));
    assertEquals(List.of(), house(new CaseCommand.Find(opened("", FLAGGED))), "the same again changes nothing");
    var incident = new Ground(Ground.Kind.INCIDENT, 9);
    assertEquals(List.of(new CaseEvent.GroundsFound(List.of(incident))), house(new CaseCommand.Find(opened("", FLAGGED, incident))));
    assertEquals(List.of(FLAGGED, incident), state().grounds());
  }

  @Test void nothing_to_retain_and_technical_are_closed_by_one_person_in_one_step() {
    for (var harmless : List.of(Finding.NOTHING, Finding.TECHNICAL)) {
      facts.clear();
      found(FLAGGED);
      refused(Reason.CASE_STATE, ANNE, new CaseCommand.Close());
      by(ANNE, new CaseCommand.ReviewFirst(harmless, "Un chien aboyait", List.of()));
      assertEquals(Case.Stage.TO_CLOSE, state().stage(now));
      assertEquals(List.of(new CaseEvent.Closed(harmless)), by(ANNE, new CaseCommand.Close()));
      assertFalse(state().adverse());
      refused(Reason.CASE_STATE, PAUL, new CaseCommand.ReviewSecond(Finding.NOTHING, "x"));
    }
  }

  @Test void an_adverse_case_takes_two_people_a_candidate_who_was_heard_and_two_steps() {
    adverse();
    assertEquals(Case.Stage.TO_INFORM, state().stage(now));
    refused(Reason.CASE_STATE, CANDIDATE, new CaseCommand.Answer("Je ne sais pas encore de quoi il s'agit"));
    refused(Reason.CANDIDATE_NOT_HEARD, PAUL, new CaseCommand.ReviewSecond(Finding.ADVERSE, "Vu"));
    assertEquals(List.of(new CaseEvent.CandidateInformed(now.plus(Duration.ofDays(10)))), by(ANNE, new CaseCommand.Inform()));
    assertEquals(Case.Stage.WITH_CANDIDATE, state().stage(now));
    refused(Reason.CANDIDATE_NOT_HEARD, PAUL, new CaseCommand.ReviewSecond(Finding.ADVERSE, "Vu"));
    refused(Reason.SECOND_REVIEW_MISSING, ANNE, new CaseCommand.Close());

    by(CANDIDATE, new CaseCommand.Answer("C'était mon réveil"));
    assertEquals(Case.Stage.SECOND_REVIEW, state().stage(now));
    by(PAUL, new CaseCommand.ReviewSecond(Finding.ADVERSE, "La photo montre un message"));
    assertEquals(Case.Stage.TO_CLOSE, state().stage(now));
    refused(Reason.CASE_STATE, PAUL, new CaseCommand.ConfirmClosing());
    assertEquals(List.of(new CaseEvent.ClosingAsked()), by(PAUL, new CaseCommand.Close()));
    assertTrue(state().isOpen(), "the first step closes nothing");
    by(ANNE, new CaseCommand.WithdrawClosing("Relire la réponse"));
    refused(Reason.CASE_STATE, ANNE, new CaseCommand.ConfirmClosing());
    refused(Reason.NOT_ALLOWED, RITA, new CaseCommand.Close());
    by(PAUL, new CaseCommand.Close());
    assertEquals(List.of(new CaseEvent.Closed(Finding.ADVERSE)), by(ANNE, new CaseCommand.ConfirmClosing()));
    assertTrue(state().adverse());
    assertEquals(List.of(), by(ANNE, new CaseCommand.ConfirmClosing()), "said twice, closed once");
  }

  @Test void who_reviewed_first_never_reviews_second() {
    informed();
    by(CANDIDATE, new CaseCommand.Answer("Non"));
    for (var finding : Finding.values()) refused(Reason.SAME_PERSON, ANNE, new CaseCommand.ReviewSecond(finding, "Encore moi"));
    by(PAUL, new CaseCommand.ReviewSecond(Finding.NOTHING, "Rien de tel sur la photo"));
    assertEquals(Optional.of(Finding.NOTHING), state().outcome());
  }

  @Test void nobody_reviews_what_he_watched_and_no_candidate_reviews_himself() {
    found(FLAGGED);
    for (var by : List.of(WATCHER, CANDIDATE)) {
      refused(Reason.SAME_PERSON, by, new CaseCommand.ReviewFirst(Finding.NOTHING, "x", List.of()));
      refused(Reason.SAME_PERSON, by, new CaseCommand.Open(opened("x", FLAGGED)));
    }
    by(ANNE, new CaseCommand.ReviewFirst(Finding.ADVERSE, "x", PHONE));
    refused(Reason.SAME_PERSON, WATCHER, new CaseCommand.Inform());
    by(ANNE, new CaseCommand.Inform());
    by(CANDIDATE, new CaseCommand.Answer("Non"));
    for (var by : List.of(WATCHER, CANDIDATE)) for (var command : List.of(new CaseCommand.ReviewSecond(Finding.ADVERSE, "x"), new CaseCommand.Close(), new CaseCommand.ConfirmClosing()))
      refused(Reason.SAME_PERSON, by, command);
  }

  @Test void a_candidate_who_says_nothing_was_heard_when_his_delay_is_over() {
    informed();
    now = now.plus(Duration.ofDays(10)).minusMillis(1);
    refused(Reason.CANDIDATE_NOT_HEARD, PAUL, new CaseCommand.ReviewSecond(Finding.ADVERSE, "x"));
    now = now.plusMillis(1);
    assertEquals(Case.Stage.SECOND_REVIEW, state().stage(now));
    by(CANDIDATE, new CaseCommand.Answer("Trop tard, mais voici"));
    assertTrue(state().answers().getFirst().late(), "late, and read all the same");
    by(PAUL, new CaseCommand.ReviewSecond(Finding.ADVERSE, "x"));
    refused(Reason.CASE_STATE, CANDIDATE, new CaseCommand.Answer("Et encore ceci"));
  }

  @Test void more_time_is_asked_for_answered_and_bounded() {
    informed();
    by(CANDIDATE, new CaseCommand.AskExtension("Je suis à l'hôpital"));
    refused(Reason.EXTENSION_ASKED, CANDIDATE, new CaseCommand.AskExtension("S'il vous plaît"));
    now = now.plus(Duration.ofDays(11));
    refused(Reason.EXTENSION_ASKED, PAUL, new CaseCommand.ReviewSecond(Finding.ADVERSE, "Le délai est passé"));
    assertEquals(Case.Stage.WITH_CANDIDATE, state().stage(now));
    refused(Reason.OUT_OF_RANGE, PAUL, new CaseCommand.Extend(NOON.plus(Duration.ofDays(10)), "pas plus tard qu'avant"));
    refused(Reason.OUT_OF_RANGE, PAUL, new CaseCommand.Extend(NOON.plus(Duration.ofDays(31)), "plus que la règle ne donne"));
    by(PAUL, new CaseCommand.Extend(NOON.plus(Duration.ofDays(30)), "Certificat vu"));
    refused(Reason.CANDIDATE_NOT_HEARD, PAUL, new CaseCommand.ReviewSecond(Finding.ADVERSE, "x"));
    by(CANDIDATE, new CaseCommand.AskExtension("Encore"));
    by(PAUL, new CaseCommand.RefuseExtension("Trente jours, c'est le plus"));
    refused(Reason.CASE_STATE, PAUL, new CaseCommand.RefuseExtension("Rien n'est demandé"));
    now = NOON.plus(Duration.ofDays(30));
    refused(Reason.CASE_STATE, CANDIDATE, new CaseCommand.AskExtension("Après"));
    by(PAUL, new CaseCommand.ReviewSecond(Finding.ADVERSE, "x"));
  }

  @Test void the_second_review_may_be_milder_and_never_worse_than_what_the_candidate_was_told() {
    found(FLAGGED);
    by(ANNE, new CaseCommand.ReviewFirst(Finding.NOTHING, "x", List.of()));
    refused(Reason.CASE_STATE, PAUL, new CaseCommand.ReviewSecond(Finding.ADVERSE, "Moi, j'ai vu"));
    by(PAUL, new CaseCommand.ReviewSecond(Finding.TECHNICAL, "La caméra s'est arrêtée"));
    by(PAUL, new CaseCommand.Close());
    assertEquals(Finding.TECHNICAL, state().closed().orElseThrow().outcome());

    adverse();
    by(PAUL, new CaseCommand.ReviewSecond(Finding.NOTHING, "Je ne vois rien"));
    assertEquals(List.of(new CaseEvent.Closed(Finding.NOTHING)), by(PAUL, new CaseCommand.Close()), "dropped before the candidate had to worry");
  }

  @Test void a_proposal_may_be_changed_by_its_author_until_the_candidate_knows_it() {
    adverse();
    assertEquals(List.of(), by(ANNE, new CaseCommand.ReviewFirst(Finding.ADVERSE, "Un téléphone", PHONE)));
    refused(Reason.CASE_STATE, PAUL, new CaseCommand.ReviewFirst(Finding.NOTHING, "x", List.of()));
    by(ANNE, new CaseCommand.ReviewFirst(Finding.ADVERSE, "Un téléphone, allumé", PHONE));
    by(ANNE, new CaseCommand.Inform());
    refused(Reason.CASE_STATE, ANNE, new CaseCommand.ReviewFirst(Finding.NOTHING, "x", List.of()));
    assertEquals(List.of(), by(PAUL, new CaseCommand.Inform()), "informed once");
  }

  @Test void nothing_is_reviewed_while_the_candidate_still_sits() {
    found(FLAGGED);
    over = false;
    refused(Reason.SITTING_STATE, ANNE, new CaseCommand.ReviewFirst(Finding.NOTHING, "x", List.of()));
  }

  @Test void what_is_held_is_named_when_it_is_adverse_and_only_then() {
    assertEquals(Reason.OUT_OF_RANGE, assertThrows(Refused.class, () -> new CaseCommand.ReviewFirst(Finding.ADVERSE, "x", List.of())).reason());
    assertEquals(Reason.OUT_OF_RANGE, assertThrows(Refused.class, () -> new CaseCommand.ReviewFirst(Finding.NOTHING, "x", PHONE)).reason());
    assertEquals(Reason.OUT_OF_RANGE, assertThrows(Refused.class, () -> new Held(Optional.empty(), Optional.of("camera"), Optional.empty(), "x")).reason());
    assertEquals(Reason.OUT_OF_RANGE, assertThrows(Refused.class, () -> new CaseCommand.ReviewFirst(Finding.NOTHING, "  ", List.of())).reason());
  }

  @Test void a_closed_case_is_opened_again_by_somebody_else_or_by_what_was_found_later() {
    informed();
    by(CANDIDATE, new CaseCommand.Answer("Non"));
    by(PAUL, new CaseCommand.ReviewSecond(Finding.ADVERSE, "x"));
    refused(Reason.CASE_OPEN, RITA, new CaseCommand.Open(opened("Un témoin", FLAGGED)));
    by(PAUL, new CaseCommand.Close());
    by(PAUL, new CaseCommand.ConfirmClosing());
    for (var by : List.of(ANNE, PAUL)) refused(Reason.SAME_PERSON, by, new CaseCommand.Open(opened("Je regrette", FLAGGED)));
    by(RITA, new CaseCommand.Open(opened("Un témoin", FLAGGED)));
    assertEquals(Case.Stage.FIRST_REVIEW, state().stage(now));
    assertFalse(state().adverse(), "what was found does not stand while it is looked at again");
    assertEquals(List.of(), state().answers());
    by(RITA, new CaseCommand.ReviewFirst(Finding.NOTHING, "Le témoin a raison", List.of()));
    by(RITA, new CaseCommand.Close());
    house(new CaseCommand.Find(opened("", FLAGGED, new Ground(Ground.Kind.INCIDENT, 40))));
    assertTrue(state().isOpen(), "nothing that was marked is forgotten because a case was closed");
  }

  @Test void an_act_repeated_with_its_key_does_nothing_twice() {
    informed();
    var order = new CaseOrder(CANDIDATE, Optional.of("key-answer-1"), new CaseCommand.Answer("Non"), Set.of(), true);
    facts.addAll(CaseDecider.decide(state(), order, now));
    assertEquals(List.of(), CaseDecider.decide(state(), order, now));
  }

  @Test void only_the_candidate_answers() {
    informed();
    refused(Reason.NOT_FOUND, ANNE, new CaseCommand.Answer("À sa place"));
    refused(Reason.NOT_FOUND, "a-other", new CaseCommand.AskExtension("À sa place"));
    for (int i = 0; i < 10; i++) by(CANDIDATE, new CaseCommand.Answer("Réponse " + i));
    refused(Reason.TOO_MANY_TRIES, CANDIDATE, new CaseCommand.Answer("Réponse 11"));
  }

  @Test void letters_are_owed_until_they_are_noted() {
    adverse();
    assertEquals(Optional.empty(), state().letterOwed());
    by(ANNE, new CaseCommand.Inform());
    assertEquals(Optional.of(CaseEvent.Letter.INFORMED), state().letterOwed());
    assertEquals(List.of(), house(new CaseCommand.NoteLetter(CaseEvent.Letter.CLOSED)), "what is not owed is not noted");
    house(new CaseCommand.NoteLetter(CaseEvent.Letter.INFORMED));
    assertEquals(Optional.empty(), state().letterOwed());
    by(CANDIDATE, new CaseCommand.AskExtension("x"));
    by(PAUL, new CaseCommand.RefuseExtension("x"));
    assertEquals(Optional.of(CaseEvent.Letter.DELAY), state().letterOwed());
    house(new CaseCommand.NoteLetter(CaseEvent.Letter.DELAY));
    by(PAUL, new CaseCommand.ReviewSecond(Finding.NOTHING, "x"));
    by(PAUL, new CaseCommand.Close());
    assertEquals(Optional.of(CaseEvent.Letter.CLOSED), state().letterOwed());
  }

  @Test void every_fact_survives_json_and_back() {
    an_adverse_case_takes_two_people_a_candidate_who_was_heard_and_two_steps();
    for (var fact : facts) assertEquals(fact, Json.read(Json.buffer(fact), CaseFact.class));
    assertEquals(CaseSummary.of(state(), now), Json.read(Json.buffer(CaseSummary.of(state(), now)), CaseSummary.class));
  }

  @Test void the_probe_says_what_the_rules_say() {
    informed();
    var paul = Probe.refused(state(), PAUL, Set.of(WATCHER), true, now);
    assertEquals("case-state", paul.get(CaseAct.Action.FIRST_REVIEW));
    assertFalse(paul.containsKey(CaseAct.Action.SECOND_REVIEW) || paul.containsKey(CaseAct.Action.EXTEND), paul::toString);
    assertEquals("same-person", Probe.refused(state(), ANNE, Set.of(WATCHER), true, now).get(CaseAct.Action.SECOND_REVIEW));
    assertEquals(Set.of("same-person"), Set.copyOf(Probe.refused(state(), WATCHER, Set.of(WATCHER), true, now).values()));
  }

  private void adverse() {
    facts.clear();
    found(FLAGGED);
    by(ANNE, new CaseCommand.ReviewFirst(Finding.ADVERSE, "Un téléphone", PHONE));
  }

  private void informed() {
    adverse();
    by(ANNE, new CaseCommand.Inform());
  }

  private void found(Ground... grounds) {
    house(new CaseCommand.Find(opened("", grounds)));
  }

  private static CaseEvent.Opened opened(String reason, Ground... grounds) {
    return new CaseEvent.Opened("s-1", "r-1", "x-1", CANDIDATE, "rs@1", "nine-themes", List.of(grounds), reason, TERMS);
  }

  private List<CaseEvent> house(CaseCommand.OfHouse command) {
    return add(CaseOrder.ofHouse(command));
  }

  private List<CaseEvent> by(String who, CaseCommand command) {
    return add(new CaseOrder(who, Optional.empty(), command, Set.of(WATCHER), over));
  }

  private List<CaseEvent> add(CaseOrder order) {
    var decided = CaseDecider.decide(state(), order, now);
    facts.addAll(decided);
    return decided.stream().map(CaseFact::event).toList();
  }

  private void refused(Reason reason, String who, CaseCommand command) {
    var order = new CaseOrder(who, Optional.empty(), command, Set.of(WATCHER), over);
    assertEquals(reason, assertThrows(Refused.class, () -> CaseDecider.decide(state(), order, now)).reason());
  }

  private Case state() {
    return Case.fold(facts);
  }
}
