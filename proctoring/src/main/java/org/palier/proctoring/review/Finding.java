package org.palier.proctoring.review;

/** What a person found who reviewed a case. */
public enum Finding {
  /** Nothing to retain. */
  NOTHING,
  /** Technique or circumstances, no conduct: the candidate is not to blame. */
  TECHNICAL,
  /** To the candidate's disadvantage; takes two people, and the candidate is heard in between. */
  ADVERSE
}
