package org.palier.engine.scoring;

/** Why a sitting ended. The result depends on it. */
public enum Ending {
  /** The candidate handed in. */
  SUBMITTED,
  /** The deadline passed. */
  EXPIRED,
  /** Staff ended it: suspected fraud, behaviour, withdrawal. A person must decide what it is worth. */
  TERMINATED,
  /** Staff ended it because the technique failed and could not be mended. */
  TECHNICAL_FAULT
}
