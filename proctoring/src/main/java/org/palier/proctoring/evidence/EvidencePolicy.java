package org.palier.proctoring.evidence;

/** What a certification lets be kept. */
public enum EvidencePolicy {
  /** Nothing: watching live is all. */
  NONE,
  /** A picture now and then. */
  STILLS,
  /** Only what surrounds an incident. */
  INCIDENT,
  /** Everything. */
  CONTINUOUS;

  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
