package org.palier.engine.refusal;

import java.util.Locale;

/**
 * Every reason for a refusal, one constant each. The code ({@code stale-revision}) is stable: pages, scripts and
 * support may rely on it. The texts stand in {@code refusals_fr.properties} and {@code refusals_en.properties}.
 */
public enum Reason {
  /** The body is not JSON, or a field is missing or of the wrong type. */
  MALFORMED(400),
  /** The body is larger than this endpoint takes. */
  TOO_LARGE(413),
  /** The body is not of the media type this endpoint reads. */
  UNSUPPORTED_MEDIA_TYPE(415),
  /** Nobody is signed in. */
  NOT_SIGNED_IN(401),
  /** The account's role does not allow this. */
  NOT_ALLOWED(403),
  /** The request comes from a page of another site. */
  FOREIGN_ORIGIN(403),
  /** No such thing, or it belongs to somebody else. */
  NOT_FOUND(404),
  /** The path exists, the method does not. */
  METHOD_NOT_ALLOWED(405),
  /** Too many tries; wait before the next one. */
  TOO_MANY_TRIES(429),
  /** E-mail or password is wrong, or the account is closed. */
  WRONG_CREDENTIALS(401),
  /** The second factor is missing or wrong. */
  SECOND_FACTOR_NEEDED(401),
  /** The second factor must be enrolled before anything else. */
  SECOND_FACTOR_NOT_ENROLLED(403),
  /** The one-time code is wrong. */
  WRONG_CODE(400),
  /** The one-time code, link or invitation has expired or was used already. */
  EXPIRED_CODE(410),
  /** An account with this e-mail is there already. */
  ALREADY_REGISTERED(409),
  /** The candidate is enrolled in this certification already. */
  ALREADY_ENROLLED(409),
  /** A prerequisite is not met yet. */
  PREREQUISITE_MISSING(409),
  /** The next try is not possible yet, or no try is left. */
  RETAKE_NOT_YET(409),
  /** The exam session is not open yet. */
  SESSION_NOT_OPEN(409),
  /** The exam session is closed. */
  SESSION_CLOSED(409),
  /** Every place of the exam session is taken. */
  SESSION_FULL(409),
  /** What is asked contradicts the state of the exam session. */
  SESSION_STATE(409),
  /** A supervisor has not let the candidate in yet. */
  NOT_ADMITTED(409),
  /** This moment is not one that can be booked: over, taken back, or too near the exam. */
  SLOT_NOT_OFFERED(409),
  /** Another supervisor watches this room; the caller is not assigned to it. */
  NOT_ASSIGNED(403),
  /** As much as is kept of one candidate, or in one room, is kept: nothing more of it is noted, and trying again does not help. */
  NOTED_ENOUGH(409),
  /** Every seat of the room is taken. */
  ROOM_FULL(409),
  /** The supervisor has not opened the room, or has closed it. */
  ROOM_NOT_OPEN(409),
  /** The room must be closed first. */
  ROOM_NOT_CLOSED(409),
  /** The candidate has not arrived. */
  CANDIDATE_NOT_HERE(409),
  /** Nobody has compared the candidate with a document yet, or the identity was refused. */
  IDENTITY_NOT_CHECKED(409),
  /** The certification's policy: suspected fraud is noted and the candidate goes on, people decide afterwards. */
  CONTINUES_UNDER_RESERVE(409),
  /** The candidate sits in a room: his sitting is ended there, in two steps. */
  ENDS_IN_TWO_STEPS(409),
  /** Ending this sitting was asked for and is neither withdrawn nor done. */
  TERMINATION_UNDER_WAY(409),
  /** Minutes tell of what is over. */
  STILL_SITTING(409),
  /** Ending this sitting was not asked for: there is nothing to confirm. */
  NO_TERMINATION_ASKED(409),
  /** The ending has taken effect and cannot be taken back. */
  TOO_LATE_TO_WITHDRAW(409),
  /** The minutes are sealed: nothing is added or signed twice; a correction is a new document. */
  MINUTES_SEALED(409),
  /** The minutes are not sealed or not signed yet. */
  MINUTES_NOT_SEALED(409),
  /** This takes two different people; who had a part in what is reviewed is none of them. */
  SAME_PERSON(403),
  /** Something of this must stay: somebody holds it for a reason, or a case about it is open. */
  LEGAL_HOLD(409),
  /** The case about this sitting is not closed. */
  CASE_OPEN(409),
  /** What is asked contradicts the state of the case. */
  CASE_STATE(409),
  /** Nothing is found against a candidate who has neither answered nor had the time to. */
  CANDIDATE_NOT_HEARD(409),
  /** The candidate asked for more time and waits for an answer. */
  EXTENSION_ASKED(409),
  /** Somebody else has to review the case first. */
  SECOND_REVIEW_MISSING(409),
  /** Nothing is decided against a candidate without an adverse case closed by two people. */
  CASE_NOT_ADVERSE(409),
  /** The candidate does not sit this exam session. */
  NOT_INVITED(403),
  /** The sitting has not started. */
  SITTING_NOT_STARTED(409),
  /** The sitting is over. */
  SITTING_CLOSED(409),
  /** The deadline has passed; the response was kept aside and a supervisor will see it. */
  LATE_RESPONSE(409),
  /** The sitting is paused; the page keeps the response and sends it after the pause. */
  SITTING_PAUSED(409),
  /** What is asked contradicts the state of the sitting. */
  SITTING_STATE(409),
  /** Another window or device answers this sitting now. */
  CONNECTION_ACTIVE(409),
  /** Another window or device took this sitting over. */
  CONNECTION_TAKEN_OVER(409),
  /** The sitting's form has no such item. */
  UNKNOWN_ITEM(404),
  /** The item was left for good: this test does not go back. */
  ITEM_CLOSED(409),
  /** The candidate reported this item already, in other words. */
  ITEM_REPORTED(409),
  /** The response is of another kind than the item, or names options the item does not have. */
  WRONG_RESPONSE(422),
  /** The response was changed elsewhere since this page read it; both texts are in the reply. */
  STALE_REVISION(412),
  /** The response has no If-Match header with the revision it was made from. */
  REVISION_MISSING(428),
  /** The candidate has no break left. */
  NO_BREAK_LEFT(409),
  /** The certification's policy keeps nothing of this kind, or no more of it. */
  EVIDENCE_NOT_KEPT(403),
  /** Evidence of this sitting is taken no more: its time is over, or it was erased. */
  EVIDENCE_CLOSED(409),
  /** What was recorded of this sitting was erased. */
  EVIDENCE_ERASED(410),
  /** A case is open: what was recorded of this sitting must not be erased now. */
  EVIDENCE_HELD(409),
  /** What is stored is not what was accepted. */
  EVIDENCE_DAMAGED(409),
  /** Another segment was accepted under this number. */
  SEGMENT_DIFFERS(409),
  /** The bytes are not those that were announced: cut off, changed on the way, or without their beginning. */
  SEGMENT_CORRUPT(422),
  /** The document changed since it was read. */
  STALE_DOCUMENT(409),
  /** A value is outside its range. */
  OUT_OF_RANGE(422),
  /** The bank cannot fill a stratum of the blueprint. */
  BANK_CANNOT_FILL(409),
  /** The bank version, blueprint, algorithm or scoring rules that decided this result is not here. */
  VERSION_NOT_HERE(409),
  /** The store cannot write (disk full, database away); nothing was saved. */
  STORE_UNAVAILABLE(503),
  /** The server has as much waiting as it may hold; try again shortly. */
  BUSY(503);

  private final int status;

  Reason(int status) {
    this.status = status;
  }

  /** The HTTP status of the problem reply (RFC 9457). */
  public int status() {
    return status;
  }

  /** The stable code: lower case, words joined by hyphens. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
