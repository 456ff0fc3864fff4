package org.palier.engine.sitting;

import java.time.Instant;
import java.util.Optional;
import org.palier.engine.account.PersonalData;

/**
 * What the candidate said is wrong with an item, and what a supervisor made of it: the contract's {@code ItemReport}.
 *
 * @param item      number in the form, from 1
 * @param text      in the candidate's words, up to 500 characters; may be empty
 * @param judgement the one that stands; empty while nobody judged
 */
public record ItemReport(
    int item, Category category, @PersonalData("a question that is broken") String text, Instant at, Optional<Judgement> judgement) {
  public enum Category {
    /** It cannot be read or seen whole. */
    UNREADABLE,
    /** The question, or the answers it offers, seem wrong. */
    WRONG,
    /** It cannot be answered: a control does not work. */
    TECHNICAL,
    /** Something else; then the text says what. */
    OTHER
  }

  /** @param neutralised true: the item counts neither for nor against this candidate; false: it counts as it did */
  public record Judgement(boolean neutralised, String reason, Instant at) {}

  static ItemReport of(SittingEvent.ItemReported event) {
    return new ItemReport(event.item(), event.category(), event.text(), event.at(), Optional.empty());
  }

  ItemReport judged(SittingEvent.ItemReportJudged event) {
    return new ItemReport(item, category, text, at, Optional.of(new Judgement(event.neutralised(), event.reason(), event.at())));
  }

  /** Whether it reads like that: sent again because its acknowledgement was lost. */
  boolean says(Category otherCategory, String otherText) {
    return category == otherCategory && text.equals(otherText);
  }

  boolean neutralised() {
    return judgement.filter(Judgement::neutralised).isPresent();
  }
}
