package org.palier.deploy;

import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palier.proctoring.evidence.Erasure;
import org.palier.proctoring.evidence.Evidence;
import org.palier.proctoring.evidence.NotedEnds;
import org.palier.proctoring.evidence.Track;
import org.palier.proctoring.evidence.TrackView;
import org.palier.proctoring.review.CaseEvidence;

/** Evidence as a review needs it: what there is, on the server's clock, and what is missing. */
record ReviewedEvidence(Evidence evidence, NotedEnds noted) implements CaseEvidence {
  @Override public Future<Contents> of(String sitting) {
    return evidence.list(sitting).compose(all -> noted.of(sitting).map(ends -> {
      var pieces = all.tracks().stream().flatMap(track -> track.segments().stream().map(segment -> piece(track.track(), segment))).toList();
      return new Contents(pieces, all.erased().isPresent() ? List.of() : gaps(all.tracks(), ends), all.erased().map(Erasure::at));
    }));
  }

  private static List<Gap> gaps(List<TrackView> tracks, List<NotedEnds.Noted> ends) {
    var lacking = ends.stream().filter(end -> !end.holds()).map(NotedEnds.Noted::track).collect(Collectors.toSet());
    var known = tracks.stream().map(track -> new Gap(track.track().code(), track.missing(), track.dropped(),
        track.holes().stream().map(hole -> new Absence(hole.from(), hole.to(), hole.why().name().toLowerCase(Locale.ROOT).replace('_', '-'))).toList(), track.brokenAt(), lacking.contains(track.track().code())));
    var there = tracks.stream().map(track -> track.track().code()).toList();
    var gone = lacking.stream().filter(track -> !there.contains(track)).map(track -> new Gap(track, List.of(), List.of(), List.of(), Optional.empty(), true));
    return Stream.concat(known, gone).filter(gap -> !gap.missing().isEmpty() || !gap.dropped().isEmpty() || !gap.holes().isEmpty() || gap.brokenAt().isPresent() || gap.lacking()).toList();
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
