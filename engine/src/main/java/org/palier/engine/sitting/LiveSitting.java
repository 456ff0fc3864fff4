package org.palier.engine.sitting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palier.engine.account.PersonalData;
import org.palier.engine.content.Response;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result;

/** A sitting as staff see it in a list: the contract's {@code LiveSitting}. */
public record LiveSitting(
    String id, String candidate, @PersonalData("supervision") String name, @PersonalData("supervision") Optional<String> email,
    Optional<String> examSession, String certification, String test, SittingSummary.State state, String pauseReason, Optional<Ending> ending,
    int answered, int items, long remainingMillis, Optional<Instant> startedAt, Optional<Instant> endedAt, Optional<Instant> lastSeenAt,
    Instant changedAt, int extraTimePercent, Optional<Result.Status> result, Optional<Integer> points, Optional<Integer> right, List<Late> late, List<ItemReport> reports) {

  /** @param response empty for who need not know it to say whether it came too late through no fault of the candidate's */
  public record Late(int late, int item, Instant at, Optional<Response> response) {}

  public static LiveSitting of(Sittings.Current current, SittingSummary summary, String name, Optional<String> email, Optional<Instant> lastSeenAt, Instant now) {
    var sitting = current.sitting();
    var prepared = sitting.preparation().orElseThrow();
    var late = sitting instanceof Sitting.Over over
        ? over.late().stream().map(kept -> new Late(kept.late(), kept.item(), kept.at(), Optional.of(kept.response()))).toList() : List.<Late>of();
    return new LiveSitting(current.id(), summary.candidate(), name, email, summary.examSession(), summary.certification(), summary.test(),
        SittingSummary.state(sitting), sitting.pauseReason(), sitting instanceof Sitting.Over over ? Optional.of(over.ending()) : Optional.empty(),
        SittingView.answers(sitting).map(Answers::answered).orElse(0), prepared.form().size(), SittingView.remaining(sitting, now),
        summary.startedAt(), summary.endedAt(), lastSeenAt, current.changedAt(), extraTime(sitting), summary.result(), summary.points(), summary.right(), late, sitting.reports().all());
  }

  /** For those who watch: no result, no answer. That something was answered too late they see, since they may admit it. */
  public LiveSitting withoutResult() {
    return new LiveSitting(id, candidate, name, email, examSession, certification, test, state, pauseReason, ending, answered, items, remainingMillis, startedAt, endedAt,
        lastSeenAt, changedAt, extraTimePercent, Optional.empty(), Optional.empty(), Optional.empty(),
        late.stream().map(one -> new Late(one.late(), one.item(), one.at(), Optional.empty())).toList(), reports);
  }

  private static int extraTime(Sitting sitting) {
    return switch (sitting) {
      case Sitting.Absent _, Sitting.Ready _ -> 0;
      case Sitting.Open open -> open.ledger().extraTimePercent();
      case Sitting.Over over -> over.last().ledger().extraTimePercent();
    };
  }
}
