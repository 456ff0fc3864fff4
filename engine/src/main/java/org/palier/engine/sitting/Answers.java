package org.palier.engine.sitting;

import java.util.Arrays;
import java.util.List;
import org.palier.engine.content.Response;

/** The current response to each item of a form, by the item's number from 1. Immutable; a change shares nothing but the entries. */
public final class Answers {
  /**
   * @param revision 0 while nothing was saved, one more at each change
   * @param flagged  the candidate marked it for review
   * @param left     behind for good, in a linear test
   */
  public record Answer(int revision, Response response, boolean flagged, boolean left) {
    static final Answer NONE = new Answer(0, new Response.Blank(), false, false);

    Answer saved(int newRevision, Response newResponse) {
      return new Answer(newRevision, newResponse, flagged, left);
    }

    Answer flagged(boolean now) {
      return new Answer(revision, response, now, left);
    }

    Answer behind() {
      return new Answer(revision, response, flagged, true);
    }
  }

  private final Answer[] byItem;

  private Answers(Answer[] byItem) {
    this.byItem = byItem;
  }

  static Answers none(int items) {
    var answers = new Answer[items];
    Arrays.fill(answers, Answer.NONE);
    return new Answers(answers);
  }

  public Answer of(int item) {
    return byItem[item - 1];
  }

  public int answered() {
    int count = 0;
    for (var answer : byItem) if (!answer.response().empty()) count++;
    return count;
  }

  public List<Answer> all() {
    return List.of(byItem);
  }

  Answers with(int item, Answer answer) {
    var copy = byItem.clone();
    copy[item - 1] = answer;
    return new Answers(copy);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Answers that && Arrays.equals(byItem, that.byItem);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(byItem);
  }

  @Override
  public String toString() {
    return Arrays.toString(byItem);
  }
}
