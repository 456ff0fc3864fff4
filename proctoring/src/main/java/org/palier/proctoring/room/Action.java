package org.palier.proctoring.room;

/**
 * What a supervisor may do, in the words of the 1EdTech Assessment Control Service (Proctoring Services 1.0) where it has them. The one place:
 * an adapter of that service maps its {@code action} to the first five and nothing more. Of its request, {@code reason_msg} is the {@link Act}'s
 * reason in each, {@code incident_time} its {@code clientAt}, and further
 * <ul>
 * <li>{@code pause}, {@code resume}: nothing;
 * <li>{@code terminate}: {@code reason_code} is the category; it only asks, and a person of the house confirms;
 * <li>{@code update}: {@code extra_time} is the minutes;
 * <li>{@code flag}: the candidate is flagged; with an {@code incident_severity} an {@link #INCIDENT} comes first, of that severity (0 to 1 in both), with
 * {@code reason_code} as its category and {@code reason_msg} as its comment.
 * </ul>
 * A {@code reason_code} that is none of {@link IncidentCategory} is {@link IncidentCategory#OTHER}, and stands in front of the text.
 */
public enum Action {
  PAUSE, RESUME,
  /** Ends the sitting, in two steps: this one asks, and pauses meanwhile. */
  TERMINATE,
  /** Extra time. */
  UPDATE,
  /** Marks for review; the candidate goes on under reserve. */
  FLAG,

  // Around a sitting.
  IDENTITY, ADMIT, WITHDRAW_ADMISSION, CHECK_IN, ABSENT, DEPARTED, SIGN, UNFLAG, CONFIRM_TERMINATION, WITHDRAW_TERMINATION, ANSWER_CALL, LISTEN, STOP_LISTENING,

  // To one, several or everybody.
  SAY, INCIDENT,

  // The room.
  TAKE, ASSIGN, RELEASE, HAND_OVER, OPEN, CLOSE, SEAL_MINUTES, CORRECT_MINUTES, SIGN_MINUTES, COUNTERSIGN, REFUSE_COUNTERSIGNATURE;

  /** Whether it is done to sittings, each by itself. */
  boolean ofSittings() {
    return ordinal() <= STOP_LISTENING.ordinal();
  }
}
