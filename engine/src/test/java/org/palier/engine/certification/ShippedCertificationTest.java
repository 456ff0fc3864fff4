package org.palier.engine.certification;

import static org.junit.jupiter.api.Assertions.*;
import static org.palier.engine.certification.Chosen.byDocument;
import static org.palier.engine.certification.Chosen.byOperator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.certification.Certification.Prerequisite.Kind;
import org.palier.engine.certification.Evaluation.Place;
import org.palier.engine.json.Json;
import org.palier.engine.scoring.ScoringRule;
import org.palier.engine.scoring.ScoringRule.Measure;

/** The certification that ships, against its document. */
class ShippedCertificationTest {
  private final Certifications certifications = Certifications.shipped();
  private final Certification certification = certifications.find("activite-commerciale-reseaux-sociaux").orElseThrow();

  @Test
  void every_printed_code_is_there_in_the_order_of_the_document() {
    assertEquals(List.of("C1", "C2", "C3", "C4", "C5", "C6", "C7"), certification.competences().stream().map(one -> one.code().orElseThrow()).toList());
    assertEquals(List.of("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8"), certification.evaluations().stream().map(one -> one.code().orElseThrow()).toList());
    assertEquals(List.of("Cr1.1", "Cr1.2", "Cr1.3", "Cr2.1", "Cr2.2", "Cr3", "Cr4.1", "Cr4.2", "Cr5.1", "Cr5.2", "Cr6.1", "Cr7.1", "Cr8"),
        certification.criteria().stream().map(one -> one.code().orElseThrow()).toList());
    assertEquals(List.of("P1", "P2"), certification.prerequisites().stream().map(Certification.Prerequisite::code).toList());
  }

  @Test
  void each_of_the_first_seven_evaluations_shows_one_competence_and_the_eighth_none() {
    for (int n = 1; n <= 7; n++) assertEquals(List.of("c" + n), certification.evaluation("e" + n).orElseThrow().competences());
    assertEquals(List.of(), certification.evaluation("e8").orElseThrow().competences());
  }

  @Test
  void each_criterion_belongs_to_the_evaluation_of_its_number() {
    for (var criterion : certification.criteria()) {
      var number = criterion.id().substring(2, 3);
      assertEquals(List.of("e" + number), criterion.evaluations());
      assertEquals(number.equals("8") ? Optional.empty() : Optional.of("c" + number), criterion.competence());
    }
  }

  @Test
  void the_exercises_are_open_items_that_people_mark() {
    for (int n = 1; n <= 7; n++) {
      var phases = certification.evaluation("e" + n).orElseThrow().phases();
      var sitting = assertInstanceOf(Phase.Sitting.class, phases.getFirst());
      assertEquals(1, phases.size());
      assertTrue(sitting.test().isEmpty());
      assertFalse(sitting.openItems().isEmpty());
    }
  }

  @Test
  void the_eighth_is_a_supervised_test_in_person_or_remote_because_the_document_says_so() {
    var e8 = certification.evaluation("e8").orElseThrow();
    assertEquals(List.of(new Phase.Sitting(Optional.of("nine-themes"), List.of())), e8.phases());
    assertEquals(new Evaluation.Conditions(byDocument(List.of(Place.IN_PERSON, Place.REMOTE)), byDocument(true)), e8.conditions());
  }

  @Test
  void half_of_the_answers_right_is_the_documents_own_threshold() {
    var computed = certification.criterion("cr8").orElseThrow().computed().orElseThrow();
    assertEquals(new Criterion.Computed("nine-themes", byDocument(50)), computed);
    var test = certification.test("nine-themes").orElseThrow();
    assertEquals(byDocument(50), test.scoring().threshold());
    assertEquals(new ScoringRule(Measure.RIGHT_ANSWERS, 50, 100, Map.of(), 50), test.scoring().rule());
  }

  @Test
  void five_hundred_points_are_the_documents_own_threshold_and_their_scale_is_a_choice() {
    var entry = certification.prerequisite("P1").orElseThrow();
    assertEquals(byDocument(Kind.TEST), entry.kind());
    var scoring = certification.test(entry.test().orElseThrow()).orElseThrow().scoring();
    assertEquals(byDocument(500), scoring.threshold());
    assertEquals(byOperator(1000), scoring.scale());
    assertEquals(new ScoringRule(Measure.POINTS, 500, 1000, Map.of(1, 2, 2, 3, 3, 4), 50), scoring.rule());
  }

  @Test
  void what_the_document_leaves_open_is_the_operators_choice() {
    assertEquals(byOperator(Kind.DECLARATION), certification.prerequisite("P2").orElseThrow().kind());
    var entry = certification.test("entry-test").orElseThrow();
    assertEquals(List.of(byOperator(45), byOperator(45)), List.of(entry.items(), entry.minutes()));
    assertEquals(new TestSpec.Retake(byOperator(7), byOperator(3)), entry.retake());
    assertEquals(byOperator(false), entry.supervised());
    var nine = certification.test("nine-themes").orElseThrow();
    assertEquals(List.of(byOperator(72), byOperator(75)), List.of(nine.items(), nine.minutes()));
    assertEquals(new TestSpec.Retake(byOperator(30), byOperator(2)), nine.retake());
  }

  @Test
  void both_tests_cover_the_nine_themes() {
    assertEquals(List.of("travail-collaboratif", "communication", "contenus", "data", "e-commerce", "experience-utilisateur", "mobiles",
        "technologie", "webmarketing"), List.copyOf(certification.themes().keySet()));
    assertEquals(9, certification.themes().size());
    for (var test : certification.tests()) assertEquals(List.copyOf(certification.themes().keySet()), test.themes());
  }

  @Test
  void a_reader_of_the_json_sees_who_chose() {
    var json = Json.object(certification);
    var test = json.getJsonArray("tests").getJsonObject(1);
    assertEquals("{\"value\":75,\"origin\":\"operator-choice\"}", test.getJsonObject("minutes").encode());
    assertEquals("{\"value\":50,\"origin\":\"document\"}", test.getJsonObject("scoring").getJsonObject("threshold").encode());
    assertEquals("right-answers", test.getJsonObject("scoring").getJsonObject("measure").getString("value"));
    assertEquals(certification, Json.read(json, Certification.class));
  }

  @Test
  void a_certification_is_found_by_its_id_and_by_its_version() {
    assertEquals("activite-commerciale-reseaux-sociaux@1", certification.reference());
    assertEquals(Optional.of(certification), certifications.version("activite-commerciale-reseaux-sociaux@1"));
    assertEquals(Optional.empty(), certifications.version("activite-commerciale-reseaux-sociaux@2"));
    assertEquals(Optional.empty(), certifications.find("unknown"));
    assertEquals(List.of(certification), certifications.all());
  }

  @Test
  void the_index_names_every_file_that_ships() throws Exception {
    var index = Path.of(Certifications.class.getResource("/certifications/index.txt").toURI());
    try (var files = Files.list(index.getParent())) {
      assertEquals(Files.readAllLines(index), files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")).sorted().toList());
    }
  }
}
