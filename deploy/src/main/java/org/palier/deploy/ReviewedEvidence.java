package org.palier.deploy;

import io.vertx.core.Future;
import org.palier.proctoring.evidence.Erasure;
import org.palier.proctoring.evidence.Evidence;
import org.palier.proctoring.evidence.Track;
import org.palier.proctoring.evidence.TrackView;
import org.palier.proctoring.review.CaseEvidence;

/** Evidence as a review needs it: what there is, on the server's clock, and what is missing. */
record ReviewedEvidence(Evidence evidence) implements CaseEvidence {
  @Override public Future<Contents> of(String sitting) {
    return evidence.list(sitting).map(all -> new Contents(
        all.tracks().stream().flatMap(track -> track.segments().stream().map(segment -> piece(track.track(), segment))).toList(),
        all.tracks().stream().filter(track -> !track.missing().isEmpty() || !track.dropped().isEmpty() || track.brokenAt().isPresent())
            .map(track -> new Gap(track.track().code(), track.missing(), track.dropped(), track.brokenAt())).toList(),
        all.erased().map(Erasure::at)));
  }

  @Override public Future<Bytes> read(String sitting, String track, int segment) {
    return evidence.read(sitting, Track.of(track), segment).map(found -> new Bytes(found.segment().media().type(), found.bytes()));
  }

  @Override public Future<Void> check(String sitting, String track, int segment) {
    return evidence.readable(sitting, Track.of(track), segment).mapEmpty();
  }

  private static Piece piece(Track track, TrackView.SegmentView segment) {
    return new Piece(track.code(), segment.index(), segment.onServer().from(), segment.onServer().to(), segment.incident(), segment.media().type(), segment.size(), segment.sha256());
  }
}
