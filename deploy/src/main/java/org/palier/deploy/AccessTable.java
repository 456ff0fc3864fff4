package org.palier.deploy;

import static org.palier.engine.account.Role.*;

import java.util.Map;
import java.util.TreeMap;
import org.palier.engine.web.Access;

/** Who may call each operation of the contract: the one table. What is not here is not served. */
public final class AccessTable {
  private static final Access CANDIDATES = Access.only(CANDIDATE);
  private static final Access PLANNERS = Access.only(CERTIFICATION_MANAGER, CENTRE_MANAGER, ADMINISTRATOR);
  private static final Access SUPERVISORS = Access.only(SUPERVISOR, CENTRE_MANAGER, CERTIFICATION_MANAGER, ADMINISTRATOR);
  private static final Access MANAGERS = Access.only(CERTIFICATION_MANAGER, ADMINISTRATOR);
  private static final Access AUDITORS = Access.only(AUDITOR, CERTIFICATION_MANAGER, ADMINISTRATOR);

  private static final Access WATCHERS = Access.only(SUPERVISOR, CENTRE_MANAGER, CERTIFICATION_MANAGER, ADMINISTRATOR, AUDITOR);

  /** Who reviews, who decides afterwards, who audits both. */
  private static final Access CASE_READERS = Access.only(CASE_REVIEWER, CERTIFICATION_MANAGER, AUDITOR);

  private AccessTable() {}

  public static Map<String, Access> table() {
    var table = new TreeMap<String, Access>();
    for (var operation : new String[] {
        "getMe", "enrolSecondFactor", "confirmSecondFactor", "signOut"}) table.put(operation, Access.PENDING);
    for (var operation : new String[] {
        "sendSignInCode", "signInWithCode", "signInWithPassword", "signInWithAccessCode", "signInWithInvitation", "register",
        "listCertifications", "getCertification", "healthLive", "healthReady", "getContract", "getPrivacyNotice"}) table.put(operation, Access.PUBLIC);
    for (var operation : new String[] {
        "saveResponse", "flagItem", "leaveItem", "reportItem", "getSitting", "getPaper", "startSitting", "openConnection", "takeBreak", "endBreak",
        "submitSitting", "getResult", "getMyPath", "beginTest", "getDoor"}) table.put(operation, CANDIDATES);
    for (var operation : new String[] {
        "pauseSitting", "resumeSitting", "addTime", "endSitting", "admitLateResponse", "getReportedItem", "judgeItemReport", "listExamSessions", "getExamSession",
        "openExamSession", "closeExamSession", "watchSittings", "listCentres"}) table.put(operation, SUPERVISORS);
    for (var operation : new String[] {"createExamSession", "inviteCandidates", "resendInvitation"}) table.put(operation, PLANNERS);
    for (var operation : new String[] {"decideResult", "listOutbox"}) table.put(operation, MANAGERS);
    table.put("findCandidates", Access.only(ACCOMMODATION_OFFICER, CERTIFICATION_MANAGER, CENTRE_MANAGER, ADMINISTRATOR));
    table.put("setAccommodation", Access.only(ACCOMMODATION_OFFICER, ADMINISTRATOR));
    for (var operation : new String[] {"listAuditSittings", "auditSitting"}) table.put(operation, AUDITORS);
    for (var operation : new String[] {"listRooms", "arrangeRooms", "actInRoom"}) table.put(operation, SUPERVISORS);
    for (var operation : new String[] {"getRoom", "listRoomEvents", "getTimeline"}) table.put(operation, WATCHERS);
    for (var operation : new String[] {"getConvocation", "printConvocationList", "printAttendanceSheet", "printMinutes"}) table.put(operation, WATCHERS);
    for (var operation : new String[] {"getSupervision", "actUnderSupervision"}) table.put(operation, CANDIDATES);
    table.put("openMedia", Access.only(CANDIDATE, SUPERVISOR, CENTRE_MANAGER, CERTIFICATION_MANAGER, ADMINISTRATOR));
    table.put("openSignal", Access.only(CANDIDATE, SUPERVISOR, CENTRE_MANAGER, CERTIFICATION_MANAGER, ADMINISTRATOR));
    for (var operation : new String[] {"sendEvidence", "findMissingEvidence", "reportEvidence"}) table.put(operation, CANDIDATES);
    // Only who has to: whoever runs the server need not look at candidates.
    for (var operation : new String[] {"listEvidence", "getEvidence"}) table.put(operation, Access.only(CASE_REVIEWER, CERTIFICATION_MANAGER, AUDITOR));
    for (var operation : new String[] {"listCases", "getCase", "getCaseTimeline", "getCaseEvidence"}) table.put(operation, CASE_READERS);
    for (var operation : new String[] {"findReviewableSittings", "openCase", "actInCase"}) table.put(operation, Access.only(CASE_REVIEWER));
    for (var operation : new String[] {"listMyCases", "getMyCase", "getMyCaseEvidence", "actInMyCase"}) table.put(operation, CANDIDATES);
    for (var operation : new String[] {"getRehearsal", "bookRehearsal", "cancelRehearsal", "keepTrial", "askForCentre", "probeUpload"}) table.put(operation, CANDIDATES);
    table.put("listRehearsals", WATCHERS);
    table.put("helpRehearsal", SUPERVISORS);
    for (var operation : new String[] {"listLooks", "findPeople", "getPerson", "exportPerson", "exportRecordings", "erasePerson", "chooseRetention", "listHolds", "setHold", "liftHold"})
      table.put(operation, Access.only(DATA_PROTECTION_OFFICER));
    for (var operation : new String[] {"listRetention", "previewPurge", "purge", "listPurges"}) table.put(operation, Access.only(DATA_PROTECTION_OFFICER, ADMINISTRATOR));
    return table;
  }
}
