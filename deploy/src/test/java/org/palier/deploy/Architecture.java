package org.palier.deploy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import org.palier.engine.refusal.Reason;
import org.palier.engine.store.LogStore;
import org.palier.engine.web.ProblemHandler;

/** The rules that the design states and a compiler does not check. The classes of {@code planted} packages break them on purpose. */
final class Architecture {
  /** What decides: rules, content, scores, the draw. */
  private static final DescribedPredicate<JavaClass> PURE = resideInAnyPackage(
      "org.palier.engine.refusal..", "org.palier.engine.content..", "org.palier.engine.scoring..", "org.palier.engine.certification..",
      "org.palier.bank.draw..", "org.palier.bank.blueprint..", "org.palier.planted.pure..")
      .and(not(named("org.palier.engine.certification.CertificationReader", "org.palier.bank.blueprint.BlueprintLoader")))
      .or(named(
          "org.palier.engine.sitting.SittingDecider", "org.palier.engine.sitting.Sitting", "org.palier.engine.sitting.TimeLedger", "org.palier.engine.sitting.Answers",
          "org.palier.engine.sitting.SittingEvent", "org.palier.engine.sitting.SittingCommand", "org.palier.engine.sitting.Assignment",
          "org.palier.engine.sitting.ItemReport", "org.palier.engine.sitting.ItemReports",
          "org.palier.engine.enrolment.Attempts", "org.palier.engine.path.Steps",
          "org.palier.proctoring.room.RoomDecider", "org.palier.proctoring.room.Room", "org.palier.proctoring.room.Seat", "org.palier.proctoring.room.Minutes", "org.palier.proctoring.room.EvidenceEnd", "org.palier.proctoring.room.Granted",
          "org.palier.proctoring.room.RoomEvent", "org.palier.proctoring.room.RoomFact", "org.palier.proctoring.room.RoomCommand", "org.palier.proctoring.room.Order",
          "org.palier.proctoring.room.Identity", "org.palier.proctoring.room.Preflight", "org.palier.proctoring.room.Signature", "org.palier.proctoring.room.Place",
          "org.palier.proctoring.room.IncidentCategory", "org.palier.proctoring.room.SignalKind", "org.palier.proctoring.room.Redaction",
          "org.palier.proctoring.review.CaseDecider", "org.palier.proctoring.review.Case", "org.palier.proctoring.review.CaseEvent",
          "org.palier.proctoring.review.CaseFact", "org.palier.proctoring.review.CaseCommand", "org.palier.proctoring.review.CaseOrder",
          "org.palier.proctoring.review.Finding", "org.palier.proctoring.review.Ground", "org.palier.proctoring.review.Held", "org.palier.proctoring.review.Terms"))
      .as("pure classes");

  /** No disk and no wire: what is left of {@code java} is values. A path is a name, not a file. Records are described for JSON, and written by others. */
  private static final DescribedPredicate<JavaClass> VALUES = resideInAnyPackage("java.lang..", "java.util..", "java.time..", "java.math..", "java.text..",
      "java.security..", "javax.crypto..", "java.nio.charset..", "com.fasterxml.jackson.annotation..")
      .and(not(named("java.time.Clock", "java.time.InstantSource"))).or(named("java.nio.file.Path")).as("values");

  /** Values that live in a package with doors, and the readers that pure classes call once, at start. */
  private static final DescribedPredicate<JavaClass> NEIGHBOURS = named(
      "org.palier.engine.certification.CertificationReader", "org.palier.bank.item.ItemBank", "org.palier.engine.sitting.SittingSummary",
      "org.palier.engine.examsession.ExamSession", "org.palier.engine.examsession.Invitations", "org.palier.engine.path.Step", "org.palier.engine.path.Why",
      "org.palier.engine.account.PersonalData", "org.palier.engine.account.Impersonal")
      .as("their neighbours");

  /** Engine below, its two neighbours beside each other, deploy above. */
  static final List<ArchRule> STAR = List.of(
      below("org.palier.engine..", "org.palier.bank..", "org.palier.proctoring..", "org.palier.deploy.."),
      below("org.palier.bank..", "org.palier.proctoring..", "org.palier.deploy.."),
      below("org.palier.proctoring..", "org.palier.bank..", "org.palier.deploy.."));

  /** Every package is a slice. {@code Main} stands outside: it names every command, and a command may start the program anew. */
  static final ArchRule NO_CYCLES = slices().assignedFrom(new SliceAssignment() {
    @Override public SliceIdentifier getIdentifierOf(JavaClass one) {
      return one.getName().equals(Main.class.getName()) || !one.getPackageName().startsWith("org.palier") ? SliceIdentifier.ignore() : SliceIdentifier.of(one.getPackageName());
    }

    @Override public String getDescription() {
      return "packages";
    }
  }).should().beFreeOfCycles();

  static final ArchRule PURE_STAYS_PURE = classes().that(PURE).should().onlyDependOnClassesThat(itself(PURE.or(VALUES).or(NEIGHBOURS)));

  /** Time is told to what decides; it never asks. */
  static final ArchRule NOBODY_PURE_ASKS_A_CLOCK = noClasses().that(PURE).should()
      .callMethodWhere(JavaCall.Predicates.target(name("now")).and(JavaCall.Predicates.target(owner(resideInAnyPackage("java.time..")))));

  /** Only the adapters know what a database is. */
  static final ArchRule STORE_BEHIND_ITS_PORT = noClasses().that(not(resideInAnyPackage("org.palier.deploy.store..")))
      .should().dependOnClassesThat().resideInAnyPackage("org.sqlite..", "com.mongodb..", "org.bson..", "java.sql..", "javax.sql..");

  /** A server alone has no libraries of a cluster: whoever named one elsewhere would end it. */
  static final ArchRule HAZELCAST_IN_ONE_CLASS = noClasses().that(not(named("org.palier.deploy.cluster.Cluster")))
      .should().dependOnClassesThat().resideInAnyPackage("com.hazelcast..", "io.vertx.spi.cluster..");

  /** A log is emptied or forgotten by who answers for that kind of log, and by nobody else. */
  static final ArchRule LOGS_ARE_ERASED_BY_THEIR_KEEPERS = noClasses().that(not(named("org.palier.proctoring.room.Rooms", "org.palier.proctoring.review.Cases")))
      .should().callMethodWhere(JavaCall.Predicates.target(name("redact").or(name("forget"))).and(JavaCall.Predicates.target(owner(assignableTo(LogStore.class)))));

  /** The HTTP status of a refusal is nobody else's business. */
  static final ArchRule ONE_PLACE_FOR_REFUSALS = noClasses().that().doNotHaveFullyQualifiedName(ProblemHandler.class.getName())
      .and().doNotHaveFullyQualifiedName(Reason.class.getName()).should().callMethod(Reason.class, "status");

  private Architecture() {}

  private static ArchRule below(String module, String... above) {
    return noClasses().that().resideInAPackage(module).should().dependOnClassesThat().resideInAnyPackage(above).allowEmptyShould(true);
  }

  /** An array is what it is an array of. */
  private static DescribedPredicate<JavaClass> itself(DescribedPredicate<JavaClass> of) {
    return describe(of.getDescription(), one -> of.test(one.getBaseComponentType()));
  }

  /** The classes of these names, with what is inside them. */
  private static DescribedPredicate<JavaClass> named(String... names) {
    var all = Set.of(names);
    return describe("named", one -> all.contains(one.getName().replaceFirst("\\$.*", "")));
  }
}
