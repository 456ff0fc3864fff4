package org.palier.proctoring.room;

/**
 * What a supervisor may do, in the words of the 1EdTech Assessment Control Service (Proctoring Services 1.0) where it has them. The one place:
 * an adapter of that service maps its {@code action} to the first five and nothing more.
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
