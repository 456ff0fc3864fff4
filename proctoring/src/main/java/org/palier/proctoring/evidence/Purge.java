package org.palier.proctoring.evidence;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** Erases the evidence of a sitting: the key first, since that is what makes the rest unreadable; then, in any number of tries, the rest. */
final class Purge {
  /** An upload that was under way while everything was purged is over by then; what it may have left goes in the second sweep. */
  private static final Duration SECOND_SWEEP = Duration.ofHours(1);

  private final Segments segments;
  private final SittingKeys keys;
  private final TrackReports reports;
  private final Intake intake;
  private final InstantSource clock;
  private final Function<String, Future<Boolean>> hold;

  Purge(Segments segments, SittingKeys keys, TrackReports reports, Intake intake, InstantSource clock, Function<String, Future<Boolean>> hold) {
    this.segments = segments;
    this.keys = keys;
    this.reports = reports;
    this.intake = intake;
    this.clock = clock;
    this.hold = hold;
  }

  Future<Erasure> erase(String sitting, String by) {
    return hold.apply(sitting)
        .compose(held -> held ? Future.failedFuture(new Refused(Reason.EVIDENCE_HELD)) : keys.erase(sitting, by))
        .compose(_ -> rest(sitting, Optional.of(clock.instant().plus(SECOND_SWEEP).toEpochMilli())));
  }

  Future<Void> sweep() {
    return keys.toSweep().compose(due -> Future.join(due.stream().map(key -> rest(key.sitting(), Optional.empty())).toList()).mapEmpty());
  }

  private Future<Erasure> rest(String sitting, Optional<Long> again) {
    return everything(sitting).compose(all -> keys.counted(sitting, all)
        .compose(erasure -> intake.deleteAll(sitting)
            .compose(_ -> Future.join(all.stream().map(segments::delete).toList()))
            .compose(_ -> Future.join(Arrays.stream(Track.values()).map(track -> reports.delete(sitting, track)).toList()))
            .compose(_ -> keys.swept(sitting, again)).map(erasure)));
  }

  private Future<List<Segment>> everything(String sitting) {
    return Future.all(Arrays.stream(Track.values()).map(track -> segments.all(sitting, track)).toList())
        .map(tracks -> tracks.<List<Segment>>list().stream().flatMap(List::stream).toList());
  }
}
