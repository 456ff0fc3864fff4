package org.palier.engine.certification;

/**
 * How a supervised test is watched, and what follows. No référentiel read fixes more than that somebody watches: every value says who chose it.
 *
 * @param camera       whether the candidate at home shows a camera picture
 * @param screen       whether the candidate at home shows the whole screen
 * @param microphone   whether the supervisor may listen, always visibly
 * @param roomSize     candidates that are watched together at home, 1 to 24: above, detection falls
 * @param evidence     what is kept of pictures and sound
 * @param evidenceDays days that evidence is kept after the session, 1 to 365; a legal hold keeps it longer
 * @param suspectedFraud what a supervisor may do who suspects fraud
 * @param networkLoss  whose time a lost line takes
 * @param creditMinutes the most that is given back to one candidate for lost lines, 0 to 120
 * @param undoSeconds  how long a termination can be taken back before it takes effect, 10 to 600
 * @param rehearsalDays how long a passed rehearsal counts, 1 to 365
 * @param reviewDays   within which somebody has to look at what was marked, 1 to 90
 * @param answerDays   the candidate has to answer what is held against him, 3 to 90
 * @param extensionDays the most that can be added to them, 0 to 180
 */
public record Supervision(
    Chosen<Boolean> camera, Chosen<Boolean> screen, Chosen<Boolean> microphone, Chosen<Integer> roomSize, Chosen<Evidence> evidence,
    Chosen<Integer> evidenceDays, Chosen<SuspectedFraud> suspectedFraud, Chosen<NetworkLoss> networkLoss, Chosen<Integer> creditMinutes,
    Chosen<Integer> undoSeconds, Chosen<Integer> rehearsalDays, Chosen<Integer> reviewDays, Chosen<Integer> answerDays, Chosen<Integer> extensionDays) {
  /** What was stored before there were reviews says nothing of their delays. */
  public Supervision {
    if (reviewDays == null) reviewDays = Chosen.byOperator(15);
    if (answerDays == null) answerDays = Chosen.byOperator(15);
    if (extensionDays == null) extensionDays = Chosen.byOperator(30);
  }

  public enum Evidence {
    /** Watched live, nothing kept: the least contested set-up in the French texts. */
    NONE,
    /** A small picture now and then. */
    STILLS,
    /** Half a minute before and after what a supervisor marks. */
    INCIDENT,
    CONTINUOUS
  }

  public enum SuspectedFraud {
    /** The act is stopped and noted, the candidate goes on; people decide afterwards (after décret 92-657, art. 22). */
    CONTINUE_UNDER_RESERVE,
    /** The supervisor may end the sitting, in two steps. */
    MAY_TERMINATE
  }

  public enum NetworkLoss {
    /** The clock runs. */
    RUN,
    /** What the line was away is given back, up to {@code creditMinutes}. */
    CREDIT
  }

  public static final int MOST_WATCHED = 24;

  /** Where a certification says nothing: watched live, nothing kept, nobody ended for a suspicion. */
  public static final Supervision DEFAULT = new Supervision(Chosen.byOperator(true), Chosen.byOperator(true), Chosen.byOperator(true), Chosen.byOperator(12),
      Chosen.byOperator(Evidence.NONE), Chosen.byOperator(30), Chosen.byOperator(SuspectedFraud.CONTINUE_UNDER_RESERVE), Chosen.byOperator(NetworkLoss.CREDIT),
      Chosen.byOperator(15), Chosen.byOperator(60), Chosen.byOperator(180), Chosen.byOperator(15), Chosen.byOperator(15), Chosen.byOperator(30));
}
