package org.palier.engine.certification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.scoring.ScoringRule;

/** What a certification contradicts itself in. Every problem at once, each naming its element. */
final class CertificationCheck {
  private final Certification certification;
  private final List<String> problems = new ArrayList<>();

  private CertificationCheck(Certification certification) {
    this.certification = certification;
  }

  static List<String> problems(Certification certification) {
    var check = new CertificationCheck(certification);
    check.unique("prerequisite", certification.prerequisites(), Certification.Prerequisite::code, one -> Optional.of(one.code()));
    check.unique("competence", certification.competences(), Certification.Competence::id, Certification.Competence::code);
    check.unique("evaluation", certification.evaluations(), Evaluation::id, Evaluation::code);
    check.unique("criterion", certification.criteria(), Criterion::id, Criterion::code);
    check.unique("test", certification.tests(), TestSpec::id, _ -> Optional.empty());
    certification.prerequisites().forEach(check::prerequisite);
    certification.evaluations().forEach(check::evaluation);
    certification.criteria().forEach(check::criterion);
    certification.tests().forEach(check::test);
    return check.problems;
  }

  /** Whether the bank draws what the tests promise. */
  static List<String> problems(Certification certification, TestCatalog catalog) {
    var check = new CertificationCheck(certification);
    for (var test : certification.tests()) {
      var where = certification.reference() + ", test " + test.id();
      var rules = catalog.rules(test.blueprint());
      if (rules.isEmpty()) check.add(where, "the bank has no blueprint " + test.blueprint());
      else if (rules.get().items() != test.items().value())
        check.add(where, "promises " + test.items().value() + " items, blueprint " + rules.get().blueprint() + " draws " + rules.get().items());
    }
    return check.problems;
  }

  private <T> void unique(String kind, List<T> elements, Function<T, String> id, Function<T, Optional<String>> code) {
    var ids = new HashSet<String>();
    var codes = new HashSet<String>();
    for (var element : elements) {
      var where = kind + " " + id.apply(element);
      if (!id.apply(element).matches("[A-Za-z0-9][A-Za-z0-9.-]{0,63}")) add(where, "an identifier is letters, digits, points and hyphens, at most 64");
      if (!ids.add(id.apply(element))) add(where, "is there twice");
      else code.apply(element).filter(printed -> !codes.add(printed)).ifPresent(printed -> add(where, "the code " + printed + " is there twice"));
    }
  }

  private void prerequisite(Certification.Prerequisite prerequisite) {
    var where = "prerequisite " + prerequisite.code();
    boolean byTest = prerequisite.kind().value() == Certification.Prerequisite.Kind.TEST;
    if (byTest != prerequisite.test().isPresent()) add(where, byTest ? "names no test" : "names a test but is not verified by one");
    prerequisite.test().ifPresent(test -> testThere(where, test));
  }

  private void evaluation(Evaluation evaluation) {
    var where = "evaluation " + evaluation.id();
    competencesThere(where, evaluation.competences());
    if (evaluation.conditions().places().value().isEmpty()) add(where, "has no place");
    if (evaluation.phases().isEmpty()) add(where, "has no phase");
    for (var phase : evaluation.phases()) switch (phase) {
      case Phase.Sitting sitting -> sitting.test().ifPresent(test -> {
        testThere(where, test);
        boolean watched = evaluation.conditions().supervised().value();
        certification.test(test).filter(spec -> spec.supervised().value() != watched)
            .ifPresent(_ -> add(where, "supervised is " + watched + ", and " + !watched + " for its test " + test));
      });
      case Phase.Submission submission -> submission(where, evaluation, submission);
      case Phase.Hearing hearing -> hearing.segments().forEach(segment -> segment.minutes().ifPresent(minutes -> positive(where, "minutes", minutes)));
    }
  }

  private void submission(String where, Evaluation evaluation, Phase.Submission submission) {
    var earlier = new HashSet<String>();
    for (var part : submission.parts()) {
      var at = where + ", part " + part.id();
      competencesThere(at, part.competences());
      covered(at, part.competences(), evaluation);
      part.after().ifPresent(after -> {
        positive(at, "months", after.months());
        if (!earlier.contains(after.part())) add(at, "comes after the part " + after.part() + ", which is not before it");
      });
      if (!earlier.add(part.id())) add(at, "is there twice");
    }
  }

  private void criterion(Criterion criterion) {
    var where = "criterion " + criterion.id();
    criterion.competence().ifPresent(competence -> competencesThere(where, List.of(competence)));
    for (var id : criterion.evaluations()) certification.evaluation(id).ifPresentOrElse(
        evaluation -> covered(where, criterion.competence().stream().toList(), evaluation),
        () -> add(where, "no evaluation " + id));
    criterion.computed().ifPresent(computed -> computed(where, computed));
  }

  /** The engine decides by the test's own result, so a threshold that differs would be printed and never applied. */
  private void computed(String where, Criterion.Computed computed) {
    testThere(where, computed.test());
    certification.test(computed.test()).map(TestSpec::scoring).ifPresent(scoring -> {
      int threshold = computed.threshold().value();
      if (threshold < 0 || threshold > scoring.scale().value())
        add(where, "the threshold " + threshold + " is outside the scale 0 to " + scoring.scale().value());
      else if (threshold != scoring.threshold().value())
        add(where, "the threshold " + threshold + " is not the test's, " + scoring.threshold().value());
    });
  }

  private void test(TestSpec test) {
    var where = "test " + test.id();
    for (var theme : test.themes()) if (!certification.themes().containsKey(theme)) add(where, "no theme " + theme);
    positive(where, "items", test.items());
    positive(where, "minutes", test.minutes());
    positive(where, "attemptsPerYear", test.retake().attemptsPerYear());
    if (test.retake().afterDays().value() < 0) add(where, "afterDays is negative");
    test.supervision().ifPresent(supervision -> supervision(where + ", supervision", supervision));
    try {
      ScoringRule _ = test.scoring().rule();
    } catch (IllegalArgumentException e) {
      add(where, "scoring: " + e.getMessage());
    }
  }

  private void supervision(String where, Supervision watched) {
    within(where, "roomSize", watched.roomSize(), 1, Supervision.MOST_WATCHED);
    within(where, "evidenceDays", watched.evidenceDays(), 1, 365);
    within(where, "creditMinutes", watched.creditMinutes(), 0, 120);
    within(where, "undoSeconds", watched.undoSeconds(), 10, 600);
    within(where, "rehearsalDays", watched.rehearsalDays(), 1, 365);
    within(where, "reviewDays", watched.reviewDays(), 1, 90);
    within(where, "answerDays", watched.answerDays(), 3, 90);
    within(where, "extensionDays", watched.extensionDays(), 0, 180);
  }

  private void within(String where, String what, Chosen<Integer> number, int least, int most) {
    if (number.value() < least || number.value() > most) add(where, what + " " + number.value() + " is not " + least + " to " + most);
  }

  private void testThere(String where, String test) {
    if (certification.test(test).isEmpty()) add(where, "no test " + test);
  }

  private void competencesThere(String where, List<String> competences) {
    for (var id : competences) if (certification.competence(id).isEmpty()) add(where, "no competence " + id);
  }

  private void covered(String where, List<String> competences, Evaluation evaluation) {
    for (var id : competences)
      if (certification.competence(id).isPresent() && !evaluation.competences().contains(id))
        add(where, "shows " + id + ", which evaluation " + evaluation.id() + " does not cover");
  }

  private void positive(String where, String what, Chosen<Integer> number) {
    if (number.value() < 1) add(where, what + " " + number.value() + " is less than 1");
  }

  private void add(String where, String problem) {
    problems.add(where + ": " + problem);
  }
}
