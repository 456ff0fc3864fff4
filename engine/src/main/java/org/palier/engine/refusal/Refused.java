package org.palier.engine.refusal;

import java.util.Map;

/** A rule said no. Not a fault: nothing is logged, the reader is told why in his language. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Map<String, Object> details;

  public Refused(Reason reason) {
    this(reason, Map.of());
  }

  /** @param details facts the reader needs to act, shown beside the reason; never personal data of others */
  public Refused(Reason reason, Map<String, Object> details) {
    super(reason.code() + (details.isEmpty() ? "" : " " + details), null, false, false);
    this.reason = reason;
    this.details = Map.copyOf(details);
  }

  public Reason reason() {
    return reason;
  }

  public Map<String, Object> details() {
    return details;
  }
}
