package org.palier.proctoring.privacy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;

/**
 * The proof of a purge of one kind of record: how many, by which rule, asked for by whom. Which ones they were is not kept; whoever has a list of
 * them, from a backup, can show that it is these: {@code digest} is a chain, h(0) 64 zeros, h(n) = SHA-256 of h(n-1), a line feed and the n-th
 * identifier, in hexadecimal digits.
 *
 * @param rule     {@code clock}, {@code hand} or {@code erasure}
 * @param by       an account; {@code clock} when nobody asked
 * @param days     of the clock then; 0 when it was not the clock
 * @param count    of what was deleted
 * @param held     of what was over and stays because of a hold
 * @param pending  what is being deleted now: after a crash it is deleted again, and counted once
 * @param beatAt   when it last went on
 */
@JsonIgnoreProperties(value = {"startedAtMillis", "running"}, allowGetters = true)
@Impersonal("how much was deleted")
public record PurgeRecord(
    String id, RecordKind kind, @Impersonal("names a rule") String rule, @PersonalData("who had data deleted") String by, int days, Instant startedAt, Instant beatAt,
    Optional<Instant> finishedAt, int count, int held, @Impersonal("a digest") String digest, List<Due> pending) {
  static final String NOTHING = "0".repeat(64);

  public PurgeRecord {
    pending = List.copyOf(pending);
  }

  static PurgeRecord begun(String id, RecordKind kind, String rule, String by, int days, Instant now) {
    return new PurgeRecord(id, kind, rule, by, days, now, now, Optional.empty(), 0, 0, NOTHING, List.of());
  }

  PurgeRecord about(List<Due> next, int moreHeld, Instant now) {
    return new PurgeRecord(id, kind, rule, by, days, startedAt, now, finishedAt, count, held + moreHeld, digest, next);
  }

  /** @param deleted those of the pending that are gone, in order */
  PurgeRecord deleted(List<Due> deleted, Instant now) {
    var next = digest;
    for (var one : deleted) next = Register.sha256(next + "\n" + one.id());
    return new PurgeRecord(id, kind, rule, by, days, startedAt, now, finishedAt, count + deleted.size(), held, next, List.of());
  }

  PurgeRecord finished(Instant now) {
    return new PurgeRecord(id, kind, rule, by, days, startedAt, now, Optional.of(now), count, held, digest, List.of());
  }

  @JsonProperty long startedAtMillis() {
    return startedAt.toEpochMilli();
  }

  @JsonProperty boolean running() {
    return finishedAt.isEmpty();
  }
}
