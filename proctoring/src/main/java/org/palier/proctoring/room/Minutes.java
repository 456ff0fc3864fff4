package org.palier.proctoring.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a room's minutes stand. Sealed minutes are never edited; corrective ones are an edition of their own, sealed and signed anew.
 *
 * @param edition    0 before any seal, 1 for the first minutes, 2 and more for corrective ones
 * @param correction why there is a corrective edition
 * @param sealed     how many facts they cover
 * @param evidence   where the chains of what was kept ended when they were sealed
 * @param refusal    why the second supervisor did not countersign
 * @param answered   who countersigned an edition or refused to, this one's or a former one's
 */
public record Minutes(
    int edition, Optional<String> correction, Optional<Instant> sealedAt, Optional<String> sealedBy, long sealed, String remarks, List<EvidenceEnd> evidence, Optional<String> fingerprint,
    Optional<Signature> signature, Optional<Signature> countersignature, Optional<Refusal> refusal, Set<String> answered) {
  public record Refusal(String reason, String by, Instant at) {}

  public static final Minutes NONE = new Minutes(0, Optional.empty(), Optional.empty(), Optional.empty(), 0, "", List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
      Set.of());

  public boolean underSeal() {
    return sealedAt.isPresent();
  }

  /** Nothing more can be added: both have spoken. */
  public boolean over() {
    return signature.isPresent() && (countersignature.isPresent() || refusal.isPresent());
  }

  /** The next edition, signed by nobody yet. @param facts it covers */
  Minutes sealed(RoomFact seal, long facts, Optional<String> reason, String text, List<EvidenceEnd> ends, String print) {
    return new Minutes(edition + 1, reason, Optional.of(seal.at()), Optional.of(seal.by()), facts, text, ends, Optional.of(print), Optional.empty(), Optional.empty(), Optional.empty(), answered);
  }

  Minutes signed(Signature by) {
    return new Minutes(edition, correction, sealedAt, sealedBy, sealed, remarks, evidence, fingerprint, Optional.of(by), countersignature, refusal, answered);
  }

  Minutes countersigned(Signature by) {
    return new Minutes(edition, correction, sealedAt, sealedBy, sealed, remarks, evidence, fingerprint, signature, Optional.of(by), refusal, answeredBy(by.by()));
  }

  Minutes refused(Refusal why) {
    return new Minutes(edition, correction, sealedAt, sealedBy, sealed, remarks, evidence, fingerprint, signature, countersignature, Optional.of(why), answeredBy(why.by()));
  }

  private Set<String> answeredBy(String account) {
    return Stream.concat(answered.stream(), Stream.of(account)).collect(Collectors.toUnmodifiableSet());
  }
}
