package org.palier.proctoring.privacy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;
import org.palier.engine.certification.Chosen.Origin;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * How long a kind of record is kept, and who chose that.
 *
 * @param by     empty for what the house began with
 * @param reason empty likewise
 */
@Impersonal("a rule of the house")
public record RetentionClock(
    RecordKind kind, int days, Origin origin, @PersonalData("who chose how long data is kept") Optional<String> by, Optional<Instant> at,
    @PersonalData("why data is kept so long") String reason) {
  public RetentionClock {
    reason = reason.strip();
    if (days < kind.least() || days > kind.most()) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "days", "least", kind.least(), "most", kind.most()));
    if (by.isPresent() == reason.isEmpty() || reason.length() > 1_000) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "reason"));
  }

  static RetentionClock first(RecordKind kind) {
    return new RetentionClock(kind, kind.days(), kind.byDocument() ? Origin.DOCUMENT : Origin.OPERATOR_CHOICE, Optional.empty(), Optional.empty(), "");
  }

  Instant cutoff(Instant now) {
    return now.minus(java.time.Duration.ofDays(days));
  }
}
