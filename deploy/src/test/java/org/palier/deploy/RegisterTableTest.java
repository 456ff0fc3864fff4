package org.palier.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;
import org.palier.engine.web.Access;

/**
 * Whether the register of who looked at what knows of each operation that staff may call. A new operation has to be entered here: nobody forgets
 * to decide. That what is said to be noted is noted, the walks show.
 */
class RegisterTableTest {
  private enum Trace {
    /** The register knows before anything is shown. */
    NOTED,
    /** An act at one person: the event that it leaves names who did it. */
    ACT,
    /** Names members of staff in their work, and no candidate. */
    STAFF,
    /** Names only whom the caller named himself. */
    TOLD,
    /** The register itself. */
    REGISTER,
    NOBODY
  }

  private static final Map<Trace, String> TRACES = Map.of(
      Trace.NOTED, """
          watchSittings findCandidates setAccommodation listAuditSittings auditSitting listOutbox getRoom listRoomEvents getTimeline getConvocation printConvocationList
          printAttendanceSheet printMinutes openSignal listEvidence getEvidence listCases getCase getCaseTimeline getCaseEvidence findReviewableSittings openCase actInCase
          listRehearsals findPeople getPerson exportPerson exportRecordings erasePerson listHolds setHold liftHold""",
      Trace.ACT, "pauseSitting resumeSitting addTime endSitting decideResult admitLateResponse judgeItemReport helpRehearsal actInRoom",
      Trace.STAFF, "listRooms arrangeRooms listRetention chooseRetention listPurges purge",
      Trace.TOLD, "inviteCandidates resendInvitation",
      Trace.REGISTER, "listLooks",
      Trace.NOBODY, """
          getReportedItem listExamSessions getExamSession openExamSession closeExamSession createExamSession listCentres openMedia previewPurge""");

  /** What an answer calls a person by. */
  private static final Set<String> NAMES = Set.of("email", "candidate", "candidateName", "people", "supervisors");

  private static final JsonObject CONTRACT = WebVerticle.contractDocument();

  @Test void of_every_operation_of_staff_it_is_decided_whether_the_register_knows_of_it() {
    assertEquals(AccessTable.table().entrySet().stream().filter(one -> ofStaff(one.getValue())).map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(decided().keySet()));
  }

  @Test void what_is_said_to_name_nobody_has_no_field_for_it() {
    var answers = answers();
    decided().forEach((operation, trace) -> {
      if (trace == Trace.NOBODY) assertEquals(Set.of(), named(answers.get(operation)), operation);
    });
    for (var listing : Set.of("findCandidates", "findPeople", "listLooks", "findReviewableSittings", "listRehearsals")) assertFalse(named(answers.get(listing)).isEmpty(), listing);
  }

  private static boolean ofStaff(Access access) {
    return access.level() == Access.Level.ROLES && access.roles().stream().anyMatch(Role::staff);
  }

  private static Map<String, Trace> decided() {
    var all = new TreeMap<String, Trace>();
    TRACES.forEach((trace, operations) -> Stream.of(operations.strip().split("\\s+"))
        .forEach(operation -> assertTrue(all.put(operation, trace) == null, operation + " is decided twice")));
    return all;
  }

  /** What each operation answers when it is done. */
  private static Map<String, JsonObject> answers() {
    var all = new TreeMap<String, JsonObject>();
    for (var path : CONTRACT.getJsonObject("paths")) for (var method : (JsonObject) path.getValue())
      if (method.getValue() instanceof JsonObject operation && operation.containsKey("operationId")) {
        var answered = new JsonObject();
        for (var one : operation.getJsonObject("responses")) if (one.getKey().startsWith("2")) answered.put(one.getKey(), one.getValue());
        all.put(operation.getString("operationId"), answered);
      }
    return all;
  }

  private static Set<String> named(JsonObject answer) {
    var found = new TreeSet<String>();
    walk(answer, new HashSet<>(), found);
    return found;
  }

  private static void walk(Object part, Set<String> seen, Set<String> found) {
    if (part instanceof JsonArray all) all.forEach(one -> walk(one, seen, found));
    if (!(part instanceof JsonObject object)) return;
    var ref = object.getValue("$ref") instanceof String text ? text : "";
    if (!ref.isEmpty() && seen.add(ref)) walk(at(ref), seen, found);
    if (object.getValue("properties") instanceof JsonObject properties) properties.fieldNames().stream().filter(NAMES::contains).forEach(found::add);
    object.forEach(one -> walk(one.getValue(), seen, found));
  }

  private static JsonObject at(String ref) {
    var here = CONTRACT;
    for (var name : ref.substring(2).split("/")) here = here.getJsonObject(name);
    return here;
  }
}
