package org.palier.proctoring.room;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a room's minutes stand. Sealed minutes are never edited.
 *
 * @param sealed  how many facts they cover
 * @param refusal why the second supervisor did not countersign
 */
public record Minutes(
    Optional<Instant> sealedAt, Optional<String> sealedBy, long sealed, String remarks, Optional<String> fingerprint, Optional<Signature> signature,
    Optional<Signature> countersignature, Optional<Refusal> refusal) {
  public record Refusal(String reason, String by, Instant at) {}

  static final Minutes NONE = new Minutes(Optional.empty(), Optional.empty(), 0, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public boolean isSealed() {
    return sealedAt.isPresent();
  }

  /** Nothing more can be added: both have spoken. */
  public boolean over() {
    return signature.isPresent() && (countersignature.isPresent() || refusal.isPresent());
  }
}
