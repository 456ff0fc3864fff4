package org.palier.engine.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** What holds of a sitting whatever is done to it. Folding is part of each story: a rule that lets an impossible event through fails here. */
class SittingFoldPropertyTest {
  private static final int LENGTH = 60;

  @Test void every_event_survives_json_and_back_byte_for_byte_and_folds_to_the_same_state() {
    Cases.each(random -> {
      var story = new RandomStory(random, LENGTH);
      var stored = story.events.stream().map(SittingCodec::encode).toList();
      var read = stored.stream().map(SittingCodec::decode).toList();
      assertEquals(story.events, read);
      assertEquals(stored, read.stream().map(SittingCodec::encode).toList());
      assertEquals(story.sitting, Sitting.fold(read));
    });
  }

  @Test void folding_a_part_and_then_the_rest_is_folding_all() {
    Cases.each(random -> {
      var story = new RandomStory(random, LENGTH);
      int cut = random.nextInt(story.events.size() + 1);
      var sitting = Sitting.fold(story.events.subList(0, cut));
      for (var event : story.events.subList(cut, story.events.size())) sitting = sitting.after(event);
      assertEquals(story.sitting, sitting);
    });
  }

  @Test void revisions_of_an_item_count_up_one_by_one() {
    Cases.each(random -> {
      var next = new int[Facts.FORM.size()];
      for (var event : new RandomStory(random, LENGTH).events) switch (event) {
        case SittingEvent.ResponseSaved saved -> assertEquals(++next[saved.item() - 1], saved.revision());
        case SittingEvent.LateResponseAdmitted admitted -> assertEquals(++next[admitted.item() - 1], admitted.revision());
        default -> { }
      }
    });
  }

  @Test void each_key_adds_time_once_and_the_state_keeps_the_keys_in_order() {
    Cases.each(random -> {
      var story = new RandomStory(random, LENGTH);
      var keys = story.events.stream().filter(SittingEvent.TimeAdded.class::isInstance).map(event -> ((SittingEvent.TimeAdded) event).key().orElseThrow()).toList();
      assertEquals(keys.stream().distinct().toList(), keys);
      switch (story.sitting) {
        case Sitting.Absent _, Sitting.Ready _ -> assertEquals(List.of(), keys);
        case Sitting.Open open -> assertEquals(keys, open.additions());
        case Sitting.Over over -> assertEquals(keys, over.last().additions());
      }
    });
  }

  @Test void a_sitting_ends_once_and_afterwards_only_an_admitted_response_changes_an_answer() {
    Cases.each(random -> {
      var story = new RandomStory(random, LENGTH);
      assertTrue(story.events.stream().filter(SittingEvent.Ended.class::isInstance).count() <= 1);
      for (var step : story.steps)
        if (step.before() instanceof Sitting.Over before && step.events().stream().noneMatch(SittingEvent.LateResponseAdmitted.class::isInstance)) {
          Sitting after = before;
          for (var event : step.events()) after = after.after(event);
          assertEquals(before.answers(), ((Sitting.Over) after).answers());
        }
    });
  }

  @Test void an_item_is_reported_once_each_judgement_of_it_differs_from_the_one_before_and_the_last_one_stands() {
    Cases.each(random -> {
      var story = new RandomStory(random, LENGTH);
      var verdicts = new LinkedHashMap<Integer, List<Boolean>>();
      for (var event : story.events) switch (event) {
        case SittingEvent.ItemReported reported -> assertNull(verdicts.put(reported.item(), new ArrayList<>()));
        case SittingEvent.ItemReportJudged judged -> {
          var before = verdicts.get(judged.item());
          assertTrue(before.isEmpty() || before.getLast() != judged.neutralised());
          before.add(judged.neutralised());
        }
        default -> { }
      }
      assertEquals(List.copyOf(verdicts.keySet()), story.sitting.reports().all().stream().map(ItemReport::item).toList());
      verdicts.values().removeIf(all -> all.isEmpty() || !all.getLast());
      assertEquals(verdicts.keySet(), story.sitting.reports().neutralised());
    });
  }

  @Test void a_report_and_its_judgement_change_no_answer_no_clock_and_nothing_after_a_persons_decision() {
    Cases.each(random -> {
      for (var step : new RandomStory(random, LENGTH).steps) {
        if (step.events().stream().noneMatch(event -> event instanceof SittingEvent.ItemReported || event instanceof SittingEvent.ItemReportJudged)) continue;
        var after = step.before().after(step.events().getFirst());
        assertEquals(1, step.events().size());
        assertEquals(SittingView.answers(step.before()), SittingView.answers(after));
        if (step.before() instanceof Sitting.Open open) assertEquals(open.ledger(), ((Sitting.Open) after).ledger());
        if (step.before() instanceof Sitting.Over over) assertEquals(Optional.empty(), over.decided());
      }
    });
  }

  @Test void what_was_decided_at_an_instant_and_comes_again_adds_nothing() {
    Cases.each(random -> {
      for (var step : new RandomStory(random, LENGTH).steps) {
        var after = step.before();
        for (var event : step.events()) after = after.after(event);
        assertEquals(List.of(), again(after, step), step.command() + " again");
      }
    });
  }

  /** A refusal adds nothing either. */
  private static List<SittingEvent> again(Sitting sitting, RandomStory.Step step) {
    try {
      return SittingDecider.decide(sitting, step.command(), Facts::interaction, step.at());
    } catch (Refused _) {
      return List.of();
    }
  }

  @Test void the_stories_hold_every_event_and_every_reason_the_rules_can_give() {
    var events = new HashSet<Class<?>>();
    var reasons = EnumSet.noneOf(Reason.class);
    Cases.each(random -> {
      var story = new RandomStory(random, LENGTH);
      story.events.forEach(event -> events.add(event.getClass()));
      reasons.addAll(story.refusals);
    });
    assertEquals(Set.copyOf(Arrays.asList(SittingEvent.class.getPermittedSubclasses())), events);
    assertEquals(EnumSet.of(Reason.NOT_FOUND, Reason.SITTING_NOT_STARTED, Reason.SITTING_CLOSED, Reason.SITTING_PAUSED, Reason.SITTING_STATE,
        Reason.SESSION_CLOSED, Reason.CONNECTION_ACTIVE, Reason.CONNECTION_TAKEN_OVER, Reason.UNKNOWN_ITEM, Reason.ITEM_CLOSED, Reason.ITEM_REPORTED, Reason.WRONG_RESPONSE,
        Reason.STALE_REVISION, Reason.NO_BREAK_LEFT, Reason.LATE_RESPONSE), reasons);
  }

  @Test void a_failing_case_names_its_seed() {
    var failure = org.junit.jupiter.api.Assertions.assertThrows(AssertionError.class,
        () -> Cases.one(17, (SplittableRandom _) -> { throw new IllegalStateException("no"); }));
    assertEquals("seed 17: no", failure.getMessage());
  }
}
