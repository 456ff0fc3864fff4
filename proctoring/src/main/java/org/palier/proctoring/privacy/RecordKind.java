package org.palier.proctoring.privacy;

/**
 * The kinds of record that a clock deletes. What stands in no list here is kept elsewhere by its own rule: letters, registrations that nobody
 * confirmed, sign-in codes. Sittings and their results stay: they are what an exam is proved by.
 */
public enum RecordKind {
  /** What was agreed before a sitting: a moment to try, an offer of help, a wish. */
  REHEARSAL(90, 1, 365, true),
  /** What a candidate's page found out about his device when he tried it. */
  TRIAL(365, 180, 365, true),
  /** What a candidate said to supervisors. */
  ROOM_CONVERSATION(90, 1, 365, true),
  /** What pages noticed, and what they found out about the device. */
  ROOM_HINTS(90, 1, 365, true),
  /** Pictures and sound, where a certification keeps any: its own days count from the session's end, and these from the end of a case about it. */
  EVIDENCE(60, 1, 365, true),
  /** A case that came to nothing, or to technique. */
  CASE_HARMLESS(365, 30, 3_653, true),
  /** A case closed against the candidate. */
  CASE_ADVERSE(1_826, 30, 3_653, true),
  /** A whole room: attendance, incidents, minutes. */
  ROOM(1_826, 365, 3_653, true),
  /** That something was held, by whom and why, once it is lifted. */
  HOLD(1_826, 365, 3_653, false),
  /** Who looked at what. */
  LOOK(365, 180, 365, false),
  /** What was purged, and how that is proved. */
  PURGE(1_826, 365, 3_653, false);

  private final int days, least, most;
  private final boolean told;

  RecordKind(int days, int least, int most, boolean told) {
    this.days = days;
    this.least = least;
    this.most = most;
    this.told = told;
  }

  /** Where nobody chose: {@code reference/domain.md} C.9 where it has a figure, else the operator's, marked as such. */
  int days() {
    return days;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /** Whether a candidate is written to when such a record about him is deleted. */
  boolean told() {
    return told;
  }

  /** Whether the figure follows what was read (attendance and minutes 5 years, records of access 6 to 12 months); nobody's text fixes the others. */
  boolean byDocument() {
    return this == ROOM || this == LOOK;
  }
}
