package org.palier.proctoring.review;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palier.engine.account.PersonalData;

/**
 * What lists and sweeps need of a case without reading its log. A read model: rebuilt from the facts at will. Holds no text.
 *
 * @param id       the sitting's: there is one case about it
 * @param open     whether it waits for somebody
 * @param openedAt epoch milliseconds of this round's beginning
 * @param dueAt    when somebody is to have looked at it
 * @param stage    as it was when written; {@link #stageAt} says how it is
 * @param asking   whether the candidate waits for an answer about more time
 * @param owed     epoch milliseconds since when a letter is owed to the candidate
 * @param number   of the last fact it has seen
 */
@PersonalData("how a review of somebody goes, and what came of it")
public record CaseSummary(
    String id, String candidate, String examSession, String room, String certification, String test, boolean open, long openedAt, Instant dueAt,
    Case.Stage stage, boolean asking, Optional<Instant> informedAt, Optional<Instant> answerUntil, int answers, List<Ground> grounds, Optional<Finding> proposal,
    @PersonalData("who reviewed a sitting") Optional<String> first, @PersonalData("who reviewed a sitting") Optional<String> second, Optional<Finding> outcome, boolean adverse, Optional<Long> closedAt, Optional<Long> owed, long number) {
  static CaseSummary of(Case one, Instant now) {
    var about = one.about();
    return new CaseSummary(about.sitting(), about.candidate(), about.examSession(), about.room(), about.certification(), about.test(), one.isOpen(),
        one.openedAt().toEpochMilli(), one.openedAt().plus(Duration.ofDays(about.terms().reviewDays())), one.stage(now), one.asking(),
        one.informed().map(Case.Informed::first), one.informed().map(Case.Informed::until), one.answers().size(), one.grounds(),
        one.first().map(Case.Review::finding), one.first().map(Case.Review::by), one.second().map(Case.Review::by),
        one.closed().map(Case.Closing::outcome), one.adverse(), one.closed().map(closing -> closing.at().toEpochMilli()),
        one.letterOwed().map(_ -> now.toEpochMilli()), one.facts());
  }

  /** A delay that is over makes the next review possible without anybody's doing. */
  public Case.Stage stageAt(Instant now) {
    return stage == Case.Stage.WITH_CANDIDATE && !asking && answerUntil.filter(until -> !now.isBefore(until)).isPresent() ? Case.Stage.SECOND_REVIEW : stage;
  }
}
