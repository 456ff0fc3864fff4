package org.palier.proctoring.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * The state of a case: the fold of its facts. What follows the grounds is of the present round; a case that is opened again begins a new one.
 *
 * @param opened     empty before the first fact
 * @param openedAt   when this round began
 * @param extensions how often the candidate asked for more time
 * @param asking     whether he waits for an answer to that
 * @param keys       of every act
 * @param facts      how many there are
 */
public record Case(
    Optional<CaseEvent.Opened> opened, Instant openedAt, List<Ground> grounds, Optional<Review> first, List<Held> held, Optional<Informed> informed,
    List<Answer> answers, int extensions, boolean asking, Optional<Review> second, Optional<String> closing, Optional<Closing> closed,
    Set<CaseEvent.Letter> letters, Set<String> keys, int facts) {
  /** @param by a named person */
  public record Review(Finding finding, String text, String by, Instant at) {}

  /** @param first when the candidate was told; @param until when he has to have answered; @param delayDecided whether somebody decided about more time */
  public record Informed(Instant first, Instant until, boolean delayDecided) {}

  public record Answer(String text, Instant at, boolean late) {}

  public record Closing(Finding outcome, String by, Instant at) {}

  public enum Stage {
    /** Nobody has looked at it yet. */
    FIRST_REVIEW,
    /** Something is held against the candidate, who does not know yet. */
    TO_INFORM,
    /** It is for him to answer. */
    WITH_CANDIDATE,
    /** Heard, or the delay is over: for somebody else to look at. */
    SECOND_REVIEW,
    /** Reviewed; the closing is left. */
    TO_CLOSE,
    CLOSED
  }

  static final Case ABSENT = new Case(Optional.empty(), Instant.EPOCH, List.of(), Optional.empty(), List.of(), Optional.empty(), List.of(), 0, false,
      Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Set.of(), 0);

  public CaseEvent.Opened about() {
    return opened.orElseThrow(() -> new Refused(Reason.NOT_FOUND));
  }

  public boolean isOpen() {
    return opened.isPresent() && closed.isEmpty();
  }

  /** Answered, or had the time to. */
  public boolean heard(Instant now) {
    return informed.isPresent() && (!answers.isEmpty() || !now.isBefore(informed.get().until()));
  }

  /** What the reviews come to: adverse only when two people say so. Empty while one is missing. */
  public Optional<Finding> outcome() {
    return second.map(Review::finding).or(() -> first.map(Review::finding).filter(finding -> finding != Finding.ADVERSE));
  }

  /** Closed against the candidate, by two people. */
  public boolean adverse() {
    return closed.filter(closing -> closing.outcome() == Finding.ADVERSE).isPresent() && first.isPresent() && second.isPresent()
        && !first.get().by().equals(second.get().by());
  }

  /** What the candidate is still to be written. */
  Optional<CaseEvent.Letter> letterOwed() {
    if (informed.isEmpty()) return Optional.empty();
    if (!letters.contains(CaseEvent.Letter.INFORMED)) return Optional.of(CaseEvent.Letter.INFORMED);
    if (closed.isPresent()) return letters.contains(CaseEvent.Letter.CLOSED) ? Optional.empty() : Optional.of(CaseEvent.Letter.CLOSED);
    return informed.get().delayDecided() && !letters.contains(CaseEvent.Letter.DELAY) ? Optional.of(CaseEvent.Letter.DELAY) : Optional.empty();
  }

  public Stage stage(Instant now) {
    if (closed.isPresent()) return Stage.CLOSED;
    if (first.isEmpty()) return Stage.FIRST_REVIEW;
    if (outcome().isPresent()) return Stage.TO_CLOSE;
    if (informed.isEmpty()) return Stage.TO_INFORM;
    return heard(now) && !asking ? Stage.SECOND_REVIEW : Stage.WITH_CANDIDATE;
  }

  static Case fold(List<CaseFact> facts) {
    var one = ABSENT;
    for (var fact : facts) one = one.after(fact);
    return one;
  }

  Case after(CaseFact fact) {
    var next = new Change(this);
    switch (fact.event()) {
      case CaseEvent.Opened e -> next.begin(e, fact.at());
      case CaseEvent.GroundsFound e -> next.found(e.grounds(), fact.at());
      case CaseEvent.Reopened _ -> next.anew(fact.at());
      case CaseEvent.FirstReviewed e -> next.reviewed(new Review(e.proposal(), e.text(), fact.by(), fact.at()), e.held());
      case CaseEvent.CandidateInformed e -> next.informed = Optional.of(new Informed(fact.at(), e.until(), false));
      case CaseEvent.ExtensionAsked _ -> next.asks();
      case CaseEvent.ExtensionGranted e -> next.delayed(e.until());
      case CaseEvent.ExtensionRefused _ -> next.delayed(informed.orElseThrow().until());
      case CaseEvent.CandidateAnswered e -> next.answers.add(new Answer(e.text(), fact.at(), e.late()));
      case CaseEvent.SecondReviewed e -> next.second = Optional.of(new Review(e.finding(), e.text(), fact.by(), fact.at()));
      case CaseEvent.ClosingAsked _ -> next.closing = Optional.of(fact.by());
      case CaseEvent.ClosingWithdrawn _ -> next.closing = Optional.empty();
      case CaseEvent.Closed e -> next.closed(new Closing(e.outcome(), fact.by(), fact.at()));
      case CaseEvent.LetterPosted e -> next.letters.add(e.letter());
    }
    fact.key().ifPresent(next.keys::add);
    return next.done();
  }

  /** A copy with some parts changed. */
  private static final class Change {
    private final Case from;
    private Optional<CaseEvent.Opened> opened;
    private Instant openedAt;
    private List<Ground> grounds;
    private Optional<Review> first, second;
    private List<Held> held;
    private Optional<Informed> informed;
    private final List<Answer> answers;
    private int extensions;
    private boolean asking;
    private Optional<String> closing;
    private Optional<Closing> closed;
    private final Set<CaseEvent.Letter> letters;
    private final Set<String> keys;

    private Change(Case from) {
      this.from = from;
      opened = from.opened;
      openedAt = from.openedAt;
      grounds = from.grounds;
      first = from.first;
      second = from.second;
      held = from.held;
      informed = from.informed;
      answers = new ArrayList<>(from.answers);
      extensions = from.extensions;
      asking = from.asking;
      closing = from.closing;
      closed = from.closed;
      letters = new LinkedHashSet<>(from.letters);
      keys = new LinkedHashSet<>(from.keys);
    }

    private void begin(CaseEvent.Opened event, Instant at) {
      opened = Optional.of(event);
      openedAt = at;
      grounds = event.grounds();
    }

    private void found(List<Ground> more, Instant at) {
      var all = new ArrayList<>(grounds);
      all.addAll(more);
      grounds = List.copyOf(all);
      if (closed.isPresent()) anew(at);
    }

    private void anew(Instant at) {
      openedAt = at;
      first = Optional.empty();
      second = Optional.empty();
      held = List.of();
      informed = Optional.empty();
      answers.clear();
      extensions = 0;
      asking = false;
      closing = Optional.empty();
      closed = Optional.empty();
      letters.clear();
    }

    private void reviewed(Review review, List<Held> against) {
      first = Optional.of(review);
      held = against;
    }

    private void asks() {
      extensions++;
      asking = true;
    }

    private void delayed(Instant until) {
      informed = informed.map(known -> new Informed(known.first(), until, true));
      asking = false;
      letters.remove(CaseEvent.Letter.DELAY);
    }

    private void closed(Closing how) {
      closed = Optional.of(how);
      closing = Optional.empty();
    }

    private Case done() {
      return new Case(opened, openedAt, grounds, first, held, informed, List.copyOf(answers), extensions, asking, second, closing, closed,
          java.util.Collections.unmodifiableSet(letters), java.util.Collections.unmodifiableSet(keys), from.facts + 1);
    }
  }
}
