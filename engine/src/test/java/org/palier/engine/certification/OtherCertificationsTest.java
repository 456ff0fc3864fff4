package org.palier.engine.certification;

import static org.junit.jupiter.api.Assertions.*;
import static org.palier.engine.certification.Chosen.byDocument;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.certification.Certification.Prerequisite.Kind;
import org.palier.engine.certification.Criterion.Weight;
import org.palier.engine.certification.Phase.Activity;
import org.palier.engine.json.Json;

/** Four other certifications, condensed, to prove that the same records say what they demand. */
class OtherCertificationsTest {
  private final Certifications certifications = Certifications.in(folder());

  private static Path folder() {
    try {
      return Path.of(OtherCertificationsTest.class.getResource("/certifications/communautes.yaml").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Certification certification(String id) {
    return certifications.find(id).orElseThrow();
  }

  @Test
  void they_have_as_many_elements_as_their_documents() {
    assertCounts("community-management", 6, 1, 12, 3);
    assertCounts("communication-digitale", 7, 1, 7, 0);
    assertCounts("communautes", 7, 3, 19, 0);
    assertCounts("activation-digitale", 7, 1, 20, 3);
  }

  private void assertCounts(String id, int competences, int evaluations, int criteria, int prerequisites) {
    var one = certification(id);
    assertEquals(List.of(competences, evaluations, criteria, prerequisites),
        List.of(one.competences().size(), one.evaluations().size(), one.criteria().size(), one.prerequisites().size()), id);
  }

  @Test
  void each_survives_json_and_back() {
    assertEquals(4, certifications.all().size());
    for (var one : certifications.all()) assertEquals(one, Json.read(Json.object(one), Certification.class));
  }

  @Test
  void every_competence_is_judged_by_a_criterion() {
    for (var one : certifications.all()) for (var competence : one.competences())
      assertTrue(one.criteria().stream().anyMatch(criterion -> criterion.competence().equals(Optional.of(competence.id()))), one.id() + " " + competence.id());
  }

  @Test
  void a_report_is_handed_in_and_then_defended_and_the_jury_may_ask_about_disability() {
    var phases = certification("community-management").evaluation("e1").orElseThrow().phases();
    assertEquals(2, phases.size());
    assertEquals(7, assertInstanceOf(Phase.Submission.class, phases.getFirst()).parts().size());
    var segments = assertInstanceOf(Phase.Hearing.class, phases.getLast()).segments();
    assertEquals(List.of(false, true), segments.stream().map(Phase.Segment::optional).toList());
    assertTrue(segments.stream().allMatch(segment -> segment.minutes().isEmpty()), "the document fixes no minutes");
  }

  @Test
  void a_code_is_kept_as_printed_even_misprinted_or_without_sub_number() {
    var one = certification("community-management");
    assertEquals(Optional.of("C6.2"), one.criterion("cr6.2").orElseThrow().code());
    assertEquals(Optional.of("Cr2"), one.criterion("cr2").orElseThrow().code());
    assertTrue(one.accommodation().isPresent());
    assertTrue(one.prerequisites().stream().allMatch(p -> p.kind().equals(byDocument(Kind.INTERVIEW))));
  }

  @Test
  void a_live_demonstration_without_any_code_lasts_thirty_minutes_before_questions() {
    var one = certification("communication-digitale");
    assertTrue(one.evaluations().getFirst().code().isEmpty());
    assertTrue(one.criteria().stream().allMatch(criterion -> criterion.code().isEmpty()));
    var hearing = assertInstanceOf(Phase.Hearing.class, one.evaluations().getFirst().phases().getFirst());
    assertEquals(Activity.SHOW, hearing.segments().getFirst().activity());
    assertEquals(30, hearing.knownMinutes());
  }

  @Test
  void twenty_four_indicators_stand_under_seven_criteria() {
    var perCriterion = certification("communication-digitale").criteria().stream().map(criterion -> criterion.indicators().size()).toList();
    assertEquals(List.of(3, 4, 3, 4, 4, 2, 4), perCriterion);
    assertEquals(24, perCriterion.stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void a_defence_and_a_simulated_case_have_their_timed_segments() {
    var one = certification("communautes");
    assertEquals(List.of(Optional.of(byDocument(15)), Optional.of(byDocument(10))), minutes(one, "m1.2"));
    assertEquals(List.of(Optional.of(byDocument(5)), Optional.of(byDocument(15)), Optional.of(byDocument(10))), minutes(one, "m1.3"));
    assertEquals(List.of("M1.1", "M1.2", "M1.3"), one.evaluations().stream().map(evaluation -> evaluation.code().orElseThrow()).toList());
  }

  private static List<Optional<Chosen<Integer>>> minutes(Certification certification, String evaluation) {
    var hearing = assertInstanceOf(Phase.Hearing.class, certification.evaluation(evaluation).orElseThrow().phases().getFirst());
    return hearing.segments().stream().map(Phase.Segment::minutes).toList();
  }

  @Test
  void results_come_three_months_after_the_schedule() {
    var dossier = assertInstanceOf(Phase.Submission.class, certification("communautes").evaluation("m1.1").orElseThrow().phases().getFirst());
    var results = dossier.parts().stream().filter(part -> part.id().equals("results")).findFirst().orElseThrow();
    assertEquals(Optional.of(new Phase.Interval("schedule", byDocument(3))), results.after());
  }

  @Test
  void one_criterion_applies_only_when_needed_and_is_judged_in_two_evaluations() {
    var one = certification("communautes");
    assertEquals(List.of("cr5.3"), one.criteria().stream().filter(c -> c.conditional().isPresent()).map(Criterion::id).toList());
    assertEquals(List.of("m1.1", "m1.2"), one.criterion("cr5.3").orElseThrow().evaluations());
    assertEquals(List.of("cr7.1", "cr7.2"), one.criteriaOf("m1.3").stream().map(Criterion::id).toList());
  }

  @Test
  void a_group_writes_and_a_person_defends() {
    var project = certification("activation-digitale").evaluation("project").orElseThrow();
    assertTrue(project.inGroup());
    assertEquals(9, assertInstanceOf(Phase.Submission.class, project.phases().getFirst()).parts().size());
    assertInstanceOf(Phase.Hearing.class, project.phases().getLast());
    assertFalse(certification("community-management").evaluation("e1").orElseThrow().inGroup());
  }

  @Test
  void criteria_numbered_flat_find_their_competence_and_examples_stay_examples() {
    var one = certification("activation-digitale");
    assertEquals(Optional.of("c4"), one.criterion("cr13").orElseThrow().competence());
    assertEquals(Optional.of("Cr20"), one.criteria().getLast().code());
    assertTrue(one.criterion("cr17").orElseThrow().indicators().stream().allMatch(indicator -> indicator.weight() == Weight.ILLUSTRATIVE));
    assertTrue(one.prerequisites().stream().allMatch(p -> p.kind().origin() == Chosen.Origin.OPERATOR_CHOICE), "no verification is stated");
  }
}
