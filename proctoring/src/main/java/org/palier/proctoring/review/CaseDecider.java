package org.palier.proctoring.review;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.proctoring.review.CaseCommand.*;

/**
 * The rules of a case: what follows from an order, in a state, at an instant. Pure. An order that changes nothing gives nothing, so repeating
 * one does no harm.
 */
final class CaseDecider {
  private static final int MOST_ANSWERS = 10, MOST_EXTENSIONS = 3, MOST_GROUNDS = 200;

  private CaseDecider() {}

  /** @throws Refused when a rule says no */
  static List<CaseFact> decide(Case one, CaseOrder order, Instant now) {
    if (order.key().filter(one.keys()::contains).isPresent()) return List.of();
    checkRight(one, order);
    var facts = new ArrayList<CaseFact>();
    for (var event : events(one, order, now)) facts.add(new CaseFact(order.by(), now, facts.isEmpty() ? order.key() : Optional.empty(), event));
    return facts;
  }

  /** Nobody looks at what he had a part in: neither whoever watched or acted, nor the candidate himself. */
  private static void checkRight(Case one, CaseOrder order) {
    switch (order.command()) {
      case OfHouse _ -> { }
      case OfCandidate _ -> {
        if (!one.about().candidate().equals(order.by())) throw new Refused(Reason.NOT_FOUND);
      }
      case Open c -> checkOutside(c.opened().candidate(), order);
      default -> checkOutside(one.about().candidate(), order);
    }
  }

  private static void checkOutside(String candidate, CaseOrder order) {
    if (order.involved().contains(order.by()) || candidate.equals(order.by())) throw new Refused(Reason.SAME_PERSON);
  }

  private static List<? extends CaseEvent> events(Case one, CaseOrder order, Instant now) {
    return switch (order.command()) {
      case Find c -> find(one, c.opened());
      case NoteLetter c -> one.letterOwed().filter(c.letter()::equals).isPresent() ? List.of(new CaseEvent.LetterPosted(c.letter())) : List.of();
      case Open c -> open(one, order.by(), c.opened());
      case ReviewFirst c -> reviewFirst(open(one), order, c);
      case Inform _ -> inform(open(one), now);
      case Answer c -> answer(informed(one), c, now);
      case AskExtension c -> askExtension(informed(one), c, now);
      case Extend c -> extend(unreviewed(informed(one)), c);
      case RefuseExtension c -> unreviewed(informed(one)).asking() ? List.of(new CaseEvent.ExtensionRefused(c.reason())) : refuse(Reason.CASE_STATE);
      case ReviewSecond c -> reviewSecond(open(one), order.by(), c, now);
      case Close _ -> close(open(one), order.by());
      case ConfirmClosing _ -> confirm(one, order.by());
      case WithdrawClosing c -> open(one).closing().isEmpty() ? List.of() : List.of(new CaseEvent.ClosingWithdrawn(c.reason()));
    };
  }

  private static List<CaseEvent> find(Case one, CaseEvent.Opened found) {
    if (one.opened().isEmpty()) return List.of(found);
    var more = found.grounds().stream().filter(ground -> !one.grounds().contains(ground)).limit(Math.max(0, MOST_GROUNDS - one.grounds().size())).toList();
    return more.isEmpty() ? List.of() : List.of(new CaseEvent.GroundsFound(more));
  }

  /** Whoever closed it does not open it again: that is for somebody else to ask. */
  private static List<CaseEvent> open(Case one, String by, CaseEvent.Opened asked) {
    if (one.opened().isEmpty()) return List.of(asked);
    if (one.isOpen()) throw new Refused(Reason.CASE_OPEN);
    if (reviewedBy(one.first(), by) || reviewedBy(one.second(), by)) throw new Refused(Reason.SAME_PERSON);
    return List.of(new CaseEvent.Reopened(asked.reason()));
  }

  /** What is proposed may be changed by whoever proposed it, as long as the candidate does not know of it. */
  private static List<CaseEvent> reviewFirst(Case one, CaseOrder order, ReviewFirst c) {
    if (!order.over()) throw new Refused(Reason.SITTING_STATE);
    if (one.informed().isPresent() || one.second().isPresent() || one.first().isPresent() && !reviewedBy(one.first(), order.by())) throw new Refused(Reason.CASE_STATE);
    boolean same = one.first().filter(known -> known.finding() == c.proposal() && known.text().equals(c.text())).isPresent() && one.held().equals(c.held());
    return same ? List.of() : List.of(new CaseEvent.FirstReviewed(c.proposal(), c.text(), c.held()));
  }

  private static List<CaseEvent> inform(Case one, Instant now) {
    if (one.informed().isPresent()) return List.of();
    if (one.second().isPresent() || one.first().filter(review -> review.finding() == Finding.ADVERSE).isEmpty()) throw new Refused(Reason.CASE_STATE);
    return List.of(new CaseEvent.CandidateInformed(now.plus(Duration.ofDays(one.about().terms().answerDays()))));
  }

  /** Late is better than never: as long as nobody has reviewed again, whatever the candidate says is read. */
  private static List<CaseEvent> answer(Case one, Answer c, Instant now) {
    if (one.answers().stream().anyMatch(known -> known.text().equals(c.text()))) return List.of();
    unreviewed(one);
    if (one.answers().size() >= MOST_ANSWERS) throw new Refused(Reason.TOO_MANY_TRIES);
    return List.of(new CaseEvent.CandidateAnswered(c.text(), !now.isBefore(one.informed().orElseThrow().until())));
  }

  private static List<CaseEvent> askExtension(Case one, AskExtension c, Instant now) {
    unreviewed(one);
    if (one.asking()) throw new Refused(Reason.EXTENSION_ASKED);
    if (!now.isBefore(one.informed().orElseThrow().until())) throw new Refused(Reason.CASE_STATE);
    if (one.extensions() >= MOST_EXTENSIONS) throw new Refused(Reason.TOO_MANY_TRIES);
    return List.of(new CaseEvent.ExtensionAsked(c.text()));
  }

  private static List<CaseEvent> extend(Case one, Extend c) {
    var informed = one.informed().orElseThrow();
    var terms = one.about().terms();
    var latest = informed.first().plus(Duration.ofDays(terms.answerDays() + terms.extensionDays()));
    if (!c.until().isAfter(informed.until()) || c.until().isAfter(latest)) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "until", "latest", latest.toString()));
    return List.of(new CaseEvent.ExtensionGranted(c.until(), c.reason()));
  }

  /** The rule that everything else serves: two people, and the candidate heard in between. */
  private static List<CaseEvent> reviewSecond(Case one, String by, ReviewSecond c, Instant now) {
    if (one.second().isPresent()) {
      if (one.second().get().by().equals(by) && one.second().get().finding() == c.finding() && one.second().get().text().equals(c.text())) return List.of();
      throw new Refused(Reason.CASE_STATE);
    }
    if (one.first().isEmpty()) throw new Refused(Reason.CASE_STATE);
    if (reviewedBy(one.first(), by)) throw new Refused(Reason.SAME_PERSON);
    if (c.finding() == Finding.ADVERSE) {
      // Worse than proposed: of that the candidate was never told.
      if (one.first().get().finding() != Finding.ADVERSE) throw new Refused(Reason.CASE_STATE);
      if (one.asking()) throw new Refused(Reason.EXTENSION_ASKED);
      if (!one.heard(now)) throw new Refused(Reason.CANDIDATE_NOT_HEARD);
    }
    return List.of(new CaseEvent.SecondReviewed(c.finding(), c.text()));
  }

  private static List<CaseEvent> close(Case one, String by) {
    var outcome = outcome(one);
    if (outcome != Finding.ADVERSE) return List.of(new CaseEvent.Closed(outcome));
    checkReviewer(one, by);
    return one.closing().isPresent() ? List.of() : List.of(new CaseEvent.ClosingAsked());
  }

  private static List<CaseEvent> confirm(Case one, String by) {
    if (one.closed().isPresent()) return List.of();
    if (one.closing().isEmpty()) throw new Refused(Reason.CASE_STATE);
    checkReviewer(one, by);
    return List.of(new CaseEvent.Closed(outcome(one)));
  }

  private static Finding outcome(Case one) {
    if (one.first().isEmpty()) throw new Refused(Reason.CASE_STATE);
    return one.outcome().orElseThrow(() -> new Refused(Reason.SECOND_REVIEW_MISSING));
  }

  private static void checkReviewer(Case one, String by) {
    if (!reviewedBy(one.first(), by) && !reviewedBy(one.second(), by)) throw new Refused(Reason.NOT_ALLOWED);
  }

  private static boolean reviewedBy(Optional<Case.Review> review, String by) {
    return review.filter(one -> one.by().equals(by)).isPresent();
  }

  private static Case open(Case one) {
    one.about();
    return one.isOpen() ? one : refuse(Reason.CASE_STATE);
  }

  /** Before he is told, the case is nothing the candidate could answer. */
  private static Case informed(Case one) {
    return open(one).informed().isPresent() ? one : refuse(Reason.CASE_STATE);
  }

  private static Case unreviewed(Case one) {
    return one.second().isEmpty() ? one : refuse(Reason.CASE_STATE);
  }

  private static <T> T refuse(Reason reason) {
    throw new Refused(reason);
  }
}
