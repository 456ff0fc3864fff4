package org.palier.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palier.engine.store.Collection;
import org.palier.engine.store.LogStore;
import org.palier.planted.stored.SpokenFor;
import org.palier.planted.stored.Unmarked;

/**
 * Everything that the house stores says whether it says something of a person: nobody can forget to erase what nobody named.
 * A new collection, or a new log, has to be entered here.
 */
class StoredDataTest {
  private static final JavaClasses PALIER = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.palier");

  /** What a collection holds. */
  private static final Map<String, String> DOCUMENTS = Map.ofEntries(
      Map.entry("account", "org.palier.engine.account.Account"),
      Map.entry("web_session", "org.palier.engine.account.WebSession"),
      Map.entry("sign_in_code", "org.palier.engine.account.SignInCodes$Kept"),
      Map.entry("registration", "org.palier.engine.enrolment.Enrolments$Waiting"),
      Map.entry("enrolment", "org.palier.engine.enrolment.Enrolment"),
      Map.entry("accommodation", "org.palier.engine.enrolment.Accommodation"),
      Map.entry("exam_session", "org.palier.engine.examsession.ExamSession"),
      Map.entry("centre", "org.palier.engine.examsession.Centre"),
      Map.entry("invitation", "org.palier.engine.examsession.Invitation"),
      Map.entry("mail", "org.palier.engine.mail.Mail"),
      Map.entry("sitting", "org.palier.engine.sitting.SittingSummary"),
      Map.entry("room", "org.palier.proctoring.room.RoomSummary"),
      Map.entry("rehearsal", "org.palier.proctoring.rehearsal.Rehearsal"),
      Map.entry("trial", "org.palier.proctoring.rehearsal.Trial"),
      Map.entry("evidence_segment", "org.palier.proctoring.evidence.Segment"),
      Map.entry("evidence_key", "org.palier.proctoring.evidence.SittingKey"),
      Map.entry("evidence_track", "org.palier.proctoring.evidence.TrackReport"),
      Map.entry("review_case", "org.palier.proctoring.review.CaseSummary"),
      Map.entry("look", "org.palier.proctoring.privacy.Look"),
      Map.entry("legal_hold", "org.palier.proctoring.privacy.Hold"),
      Map.entry("retention_clock", "org.palier.proctoring.privacy.RetentionClock"),
      Map.entry("purge", "org.palier.proctoring.privacy.PurgeRecord"),
      Map.entry("purge_notice", "org.palier.proctoring.privacy.Notices$Notice"));

  /** What a collection holds that no record describes. */
  private static final Map<String, String> WRITTEN_BY_HAND = Map.of(
      "bank_version", "a question bank, as its authors released it",
      "seat", "identifiers of a room, an exam session and an account",
      "purge_lease", "a node's random name and a time",
      "purged_mark", "nothing: the identifier is a room's and a kind",
      "demo", "how to sign in as people who do not exist");

  /** Who writes logs, and what of. */
  private static final Map<String, String> LOGS = Map.of(
      "org.palier.engine.sitting.Sittings", "org.palier.engine.sitting.SittingEvent",
      "org.palier.proctoring.room.Rooms", "org.palier.proctoring.room.RoomFact",
      "org.palier.proctoring.review.Cases", "org.palier.proctoring.review.CaseFact");

  @Test void everything_stored_says_whether_it_says_something_of_a_person() {
    var unmarked = StoredData.unmarked(stored());
    assertTrue(unmarked.isEmpty(), () -> "mark with @PersonalData or @Impersonal:\n" + String.join("\n", unmarked));
  }

  @Test void every_collection_is_known() throws Exception {
    var declared = new TreeSet<String>();
    for (var one : PALIER) for (var field : one.getFields()) {
      // One that is given to somebody is a constant elsewhere.
      if (!field.getRawType().isEquivalentTo(Collection.class) || !field.getModifiers().contains(JavaModifier.STATIC)) continue;
      var reflected = field.reflect();
      reflected.setAccessible(true);
      declared.add(((Collection) reflected.get(null)).name());
    }
    var known = new TreeSet<>(DOCUMENTS.keySet());
    known.addAll(WRITTEN_BY_HAND.keySet());
    assertEquals(known, declared);
  }

  @Test void a_collection_is_made_nowhere_but_in_a_constant() {
    var makers = PALIER.stream().flatMap(one -> one.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().isEquivalentTo(Collection.class) && call.getTarget().getName().equals("of"))
        .filter(call -> !call.getOrigin().getName().equals("<clinit>")).map(call -> call.getOrigin().getFullName()).toList();
    assertEquals(List.of(), makers);
  }

  @Test void every_log_is_known() {
    var writers = PALIER.stream().flatMap(one -> one.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTarget().getName().equals("append") && call.getTargetOwner().isAssignableTo(LogStore.class))
        .map(call -> call.getOriginOwner().getName().replaceFirst("\\$.*", "")).collect(Collectors.toSet());
    assertEquals(LOGS.keySet(), writers);
  }

  @Test void the_walk_goes_through_every_module() {
    var reached = StoredData.reached(stored()).stream().map(Class::getName).toList();
    for (var one : List.of("org.palier.engine.sitting.SittingEvent$ItemReported", "org.palier.proctoring.room.RoomEvent$Said", "org.palier.proctoring.room.Signature",
        "org.palier.proctoring.review.CaseEvent$CandidateAnswered", "org.palier.proctoring.review.Held", "org.palier.proctoring.evidence.Erasure"))
      assertTrue(reached.contains(one), one);
  }

  @Test void planted_components_that_say_nothing_of_themselves_are_found() {
    var name = Unmarked.class.getName();
    assertEquals(Set.of(name + ".words: String", name + ".perhaps: String", name + ".many: String", name + "$Inner.deep: String", name + ".free: JsonObject",
        "java.lang.Thread is no record: nobody can tell what of it is stored", name + "$Said.text: String", name + ".row: String", name + ".derived(): String", name + ".number: int", name + ".at: Instant", name + ".lines: Integer", name + ".choice: State"),
        StoredData.unmarked(List.of(Unmarked.class)));
  }

  @Test void a_type_speaks_for_its_numbers_times_and_choices_and_for_no_text() {
    assertEquals(Set.of(SpokenFor.class.getName() + "$Told.words: String"), StoredData.unmarked(List.of(SpokenFor.class)));
  }

  private static List<Class<?>> stored() {
    var all = new ArrayList<Class<?>>();
    for (var names : List.of(DOCUMENTS.values(), LOGS.values())) for (var name : names) all.add(named(name));
    return all;
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name, false, StoredDataTest.class.getClassLoader());
    } catch (ClassNotFoundException gone) {
      throw new AssertionError(name + " is stored no more?", gone);
    }
  }
}
