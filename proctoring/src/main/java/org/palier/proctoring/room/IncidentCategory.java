package org.palier.proctoring.room;

/** What kind of incident. A lost line is technical: a fact, never a matter of conduct. */
public enum IncidentCategory {
  ENVIRONMENT_DISTURBANCE, ENVIRONMENT_NOISE, ENVIRONMENT_POWER,
  CANDIDATE_BEHAVIOUR, CANDIDATE_COMPLAINT, CANDIDATE_ILLNESS, CANDIDATE_LATE, CANDIDATE_NO_SHOW,
  SUSPECTED_FRAUD, IMPERSONATION, DISTURBANCE,
  STAFF_ERROR, STAFF_LATE,
  TECHNICAL_DEVICE, TECHNICAL_NETWORK, TECHNICAL_SOFTWARE,
  OTHER;

  /** What somebody did, as against what happened to him. */
  public boolean conduct() {
    return this == CANDIDATE_BEHAVIOUR || this == SUSPECTED_FRAUD || this == IMPERSONATION || this == DISTURBANCE;
  }

  /** May be held against somebody; what nobody named may be. */
  public boolean reproach() {
    return conduct() || this == OTHER;
  }

  public boolean technical() {
    return this == TECHNICAL_DEVICE || this == TECHNICAL_NETWORK || this == TECHNICAL_SOFTWARE || this == ENVIRONMENT_POWER;
  }
}
