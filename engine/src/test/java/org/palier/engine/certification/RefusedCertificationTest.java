package org.palier.engine.certification;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A good file, spoilt in one place at a time. */
class RefusedCertificationTest {
  @TempDir Path folder;
  private String yaml;

  @BeforeEach
  void readTheGoodFile() throws IOException {
    try (var in = Certifications.class.getResourceAsStream("/certifications/activite-commerciale-reseaux-sociaux.yaml")) {
      yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void change(String what, String into) {
    assertTrue(yaml.contains(what), "the file has no longer: " + what);
    yaml = yaml.replaceFirst(Pattern.quote(what), Matcher.quoteReplacement(into));
  }

  private List<String> problems() {
    write("bad.yaml", yaml);
    return assertThrows(Certifications.Unreadable.class, () -> Certifications.in(folder)).problems();
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refused(String what, String into, String... messages) {
    change(what, into);
    assertEquals(Arrays.stream(messages).map(message -> "bad.yaml: " + message).toList(), problems());
  }

  @Test
  void the_good_file_is_accepted() {
    write("good.yaml", yaml);
    assertEquals(1, Certifications.in(folder).all().size());
  }

  @Test
  void an_evaluation_that_covers_an_unknown_competence() {
    refused("competences: [c7]", "competences: [c7, c9]", "evaluation e7: no competence c9");
  }

  @Test
  void a_criterion_of_an_unknown_competence() {
    refused("competence: c3", "competence: c33", "criterion cr3: no competence c33");
  }

  @Test
  void a_criterion_of_an_unknown_evaluation() {
    refused("evaluations: [e3]", "evaluations: [e9]", "criterion cr3: no evaluation e9");
  }

  @Test
  void a_criterion_of_an_evaluation_that_does_not_cover_its_competence() {
    refused("evaluations: [e3]", "evaluations: [e4]", "criterion cr3: shows c3, which evaluation e4 does not cover");
  }

  @Test
  void a_criterion_of_no_evaluation() {
    change("    evaluations: [e3]\n", "");
    assertTrue(problems().getFirst().endsWith("criteria[5]: criterion cr3 belongs to no evaluation"), problems().toString());
  }

  @Test
  void a_computed_criterion_of_an_unknown_test() {
    refused("      test: nine-themes\n      threshold", "      test: ten-themes\n      threshold", "criterion cr8: no test ten-themes");
  }

  @Test
  void a_computed_threshold_outside_the_scale() {
    refused("threshold: { value: 50", "threshold: { value: 101", "criterion cr8: the threshold 101 is outside the scale 0 to 100");
  }

  @Test
  void a_computed_threshold_that_the_test_would_not_apply() {
    refused("threshold: { value: 50", "threshold: { value: 60", "criterion cr8: the threshold 60 is not the test's, 50");
  }

  @Test
  void a_test_whose_threshold_is_outside_its_scale() {
    refused("threshold: { value: 500", "threshold: { value: 1001", "test entry-test: scoring: threshold 1001 of 1000");
  }

  @Test
  void a_percentage_of_right_answers_on_another_scale() {
    refused("scale: { value: 100, origin: document }", "scale: { value: 200, origin: document }", "test nine-themes: scoring: right answers are counted in percent");
  }

  @Test
  void a_sitting_of_an_unknown_test() {
    refused("      - kind: sitting\n        test: nine-themes", "      - kind: sitting\n        test: ten-themes", "evaluation e8: no test ten-themes");
  }

  @Test
  void a_sitting_with_neither_test_nor_open_items() {
    change("      - kind: sitting\n        test: nine-themes", "      - kind: sitting");
    assertTrue(problems().getFirst().endsWith("evaluations[7].phases[0]: a sitting has a test or open items, not both"), problems().toString());
  }

  @Test
  void an_evaluation_watched_otherwise_than_its_test() {
    refused("supervised: { value: true, origin: document }\n    competences", "supervised: { value: false, origin: document }\n    competences",
        "evaluation e8: supervised is false, and true for its test nine-themes");
  }

  @Test
  void an_evaluation_without_places_or_phases() {
    refused("{ value: [in-person, remote], origin: document }", "{ value: [], origin: document }", "evaluation e8: has no place");
    refused("    phases:\n      - kind: sitting\n        test: nine-themes\n", "", "evaluation e8: has no place", "evaluation e8: has no phase");
  }

  @Test
  void a_prerequisite_verified_by_a_test_that_is_not_named() {
    refused("    test: entry-test\n", "", "prerequisite P1: names no test");
  }

  @Test
  void a_prerequisite_with_a_test_that_does_not_verify_it() {
    refused("kind: { value: test,", "kind: { value: interview,", "prerequisite P1: names a test but is not verified by one");
  }

  @Test
  void a_prerequisite_of_an_unknown_test() {
    refused("test: entry-test", "test: exit-test", "prerequisite P1: no test exit-test");
  }

  @Test
  void a_test_of_an_unknown_theme() {
    refused("themes: [travail-collaboratif,", "themes: [travail,", "test entry-test: no theme travail");
  }

  @Test
  void numbers_that_make_no_sense() {
    change("items: { value: 45", "items: { value: 0");
    change("minutes: { value: 45", "minutes: { value: -5");
    change("afterDays: { value: 7", "afterDays: { value: -1");
    refused("attemptsPerYear: { value: 3", "attemptsPerYear: { value: 0", "test entry-test: items 0 is less than 1",
        "test entry-test: minutes -5 is less than 1", "test entry-test: attemptsPerYear 0 is less than 1", "test entry-test: afterDays is negative");
  }

  @Test
  void an_identifier_twice() {
    refused("  - id: c2\n", "  - id: c1\n", "competence c1: is there twice", "evaluation e2: no competence c2",
        "criterion cr2.1: no competence c2", "criterion cr2.2: no competence c2");
  }

  @Test
  void a_printed_code_twice() {
    refused("code: Cr1.2", "code: Cr1.1", "criterion cr1.2: the code Cr1.1 is there twice");
  }

  @Test
  void an_identifier_with_strange_letters() {
    refused("  - id: cr3\n", "  - id: \"cr 3\"\n", "criterion cr 3: an identifier is letters, digits, points and hyphens, at most 64");
  }

  @Test
  void a_submission_whose_parts_name_what_is_not_there() {
    refused("      - kind: sitting\n        test: nine-themes\n", """
              - kind: submission
                owner: person
                parts:
                  - { id: plan, title: { fr: "Plan", en: "Plan" }, competences: [c1], after: { part: results, months: { value: 0, origin: document } } }
                  - { id: plan, title: { fr: "Plan", en: "Plan" }, competences: [c9] }
        """,
        "evaluation e8, part plan: shows c1, which evaluation e8 does not cover",
        "evaluation e8, part plan: months 0 is less than 1",
        "evaluation e8, part plan: comes after the part results, which is not before it",
        "evaluation e8, part plan: no competence c9",
        "evaluation e8, part plan: is there twice");
  }

  @Test
  void a_hearing_with_a_segment_of_no_time() {
    refused("      - kind: sitting\n        test: nine-themes\n", """
              - kind: hearing
                segments: [ { activity: present, minutes: { value: 0, origin: document }, about: { fr: "Tout", en: "All" } } ]
        """, "evaluation e8: minutes 0 is less than 1");
  }

  @Test
  void a_text_in_one_language_only() {
    change("  en: \"Developing business through social networks\"\n", "");
    assertTrue(problems().getFirst().contains("title.en: "), problems().toString());
  }

  @Test
  void a_field_that_nobody_knows() {
    change("holder: ", "owner: ");
    assertTrue(problems().getFirst().startsWith("bad.yaml: line "), problems().toString());
    assertTrue(problems().getFirst().contains("owner"), problems().toString());
  }

  @Test
  void a_value_without_its_origin() {
    change("minutes: { value: 75, origin: operator-choice }", "minutes: { value: 75 }");
    assertTrue(problems().getFirst().contains("tests[1].minutes.origin: "), problems().toString());
  }

  @Test
  void a_value_of_the_wrong_type() {
    change("minutes: { value: 75,", "minutes: { value: soon,");
    assertTrue(problems().getFirst().contains("tests[1].minutes.value: "), problems().toString());
  }

  @Test
  void a_file_that_is_not_yaml() {
    yaml = "id: [";
    assertTrue(problems().getFirst().startsWith("bad.yaml: line "), problems().toString());
  }

  @Test
  void one_version_in_two_files() {
    write("also.yaml", yaml);
    assertEquals(List.of("bad.yaml: activite-commerciale-reseaux-sociaux@1 is in another file already"), problems());
  }

  @Test
  void all_problems_of_all_files_are_told_at_once() {
    write("worse.yaml", "id: UPPER");
    change("evaluations: [e3]", "evaluations: [e9]");
    change("competences: [c7]", "competences: [c8]");
    var problems = problems();
    assertEquals(List.of("bad.yaml: evaluation e7: no competence c8", "bad.yaml: criterion cr3: no evaluation e9",
        "bad.yaml: criterion cr7.1: shows c7, which evaluation e7 does not cover"), problems.subList(0, 3));
    assertTrue(problems.get(3).startsWith("worse.yaml: "), problems.toString());
    assertEquals(4, problems.size());
  }

  @Test
  void a_file_that_is_too_large_and_a_folder_that_is_not_there() {
    yaml = "#".repeat(1_000_001);
    assertEquals(List.of("bad.yaml: larger than 1000000 bytes"), problems());
    var nowhere = folder.resolve("nowhere");
    assertEquals(List.of(nowhere + ": cannot be read as a folder"),
        assertThrows(Certifications.Unreadable.class, () -> Certifications.in(nowhere)).problems());
  }

  @Test
  void a_newer_version_beside_the_old_one_is_the_one_found() {
    write("old.yaml", yaml);
    write("new.yaml", yaml.replace("version: 1", "version: 2"));
    var both = Certifications.in(folder);
    assertEquals(2, both.find("activite-commerciale-reseaux-sociaux").orElseThrow().version());
    assertEquals(1, both.version("activite-commerciale-reseaux-sociaux@1").orElseThrow().version());
    assertEquals(1, both.all().size());
  }
}
