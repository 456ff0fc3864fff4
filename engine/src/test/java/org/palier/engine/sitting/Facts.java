package org.palier.engine.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.palier.engine.content.Form;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.Item;
import org.palier.engine.content.ItemRef;
import org.palier.engine.content.Items;
import org.palier.engine.content.Response;
import org.palier.engine.content.TestRules.Navigation;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result.Verdict;
import org.palier.engine.scoring.ScoringRule;
import org.palier.engine.sitting.SittingEvent.*;

/** The facts of a small sitting: six items, one of each kind; sixty minutes from nine o'clock. */
final class Facts {
  static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");
  static final Duration HOUR = Duration.ofMinutes(60);
  static final String WINDOW = "window-a";
  static final String OTHER = "window-b";
  static final String KEY = "addition-1";
  static final String ZOE = "a-zoe";
  static final String EVE = "a-eve";
  static final Response A = new Response.SingleChoice("a");
  static final Response B = new Response.SingleChoice("b");
  static final Response C = new Response.SingleChoice("c");

  static final List<Item> ITEMS = List.of(
      Items.singleChoice(1), Items.multipleChoice("a", "c"), Items.order("c", "a", "b"), Items.match(), Items.inlineChoice(), Items.numeric("42", 0));
  static final Assignment ASSIGNMENT = new Assignment(ZOE, "certification@1", "entry-test", Optional.of("x-1"), 1);
  static final Form FORM = new Form(new Form.Origin("six@1", "bank", "palier-draw@1"), IntStream.rangeClosed(1, ITEMS.size())
      .mapToObj(number -> new Form.FormItem(new ItemRef("item-" + number, 1), "data", 1, List.of(List.of("b", "a")))).toList());
  static final ScoringRule RULE = new ScoringRule(ScoringRule.Measure.POINTS, 50, 100, Map.of(1, 1, 2, 2, 3, 3), 50);
  static final SittingCommand.Prepare PREPARE = new SittingCommand.Prepare(ASSIGNMENT, FORM, Navigation.FREE, RULE, "ab".repeat(32), Optional.of("cd".repeat(32)), "rules@1");

  private Facts() {}

  static Interaction interaction(int item) {
    return ITEMS.get(item - 1).interaction();
  }

  static Instant minute(double minutes) {
    return NINE.plusMillis((long) (minutes * 60_000));
  }

  static Prepared prepared() {
    return prepared(Navigation.FREE);
  }

  static Prepared prepared(Navigation navigation) {
    return new Prepared(ASSIGNMENT, FORM, navigation, RULE, PREPARE.seed(), PREPARE.seedHash(), PREPARE.rulesVersion(), minute(-60));
  }

  static Started started() {
    return started(Duration.ZERO, Optional.empty());
  }

  static Started started(Duration breaks, Optional<Instant> cutOff) {
    return new Started(HOUR, 0, breaks, cutOff, NINE);
  }

  static ConnectionOpened opened(double minute) {
    return new ConnectionOpened(WINDOW, false, minute(minute));
  }

  static ResponseSaved saved(int revision, Response response, double minute) {
    return new ResponseSaved(1, revision, response, minute(minute));
  }

  static ItemReported reported(int item, String text, double minute) {
    return new ItemReported(item, ItemReport.Category.WRONG, text, minute(minute));
  }

  static ItemReportJudged judged(int item, boolean neutralised, double minute) {
    return new ItemReportJudged(item, neutralised, "read the source", EVE, minute(minute));
  }

  static Paused paused(double minute) {
    return new Paused("fire alarm", Optional.empty(), EVE, minute(minute));
  }

  static Paused onBreak(Duration most, double minute) {
    return new Paused("break", Optional.of(most), ZOE, minute(minute));
  }

  static Resumed resumed(double minute) {
    return new Resumed(EVE, minute(minute));
  }

  static TimeAdded added(int minutes, String key, double minute) {
    return new TimeAdded(Duration.ofMinutes(minutes), "noise", EVE, Optional.of(key), minute(minute));
  }

  /** As it was stored before an addition had a key. */
  static TimeAdded addedOnce(int minutes, double minute) {
    return new TimeAdded(Duration.ofMinutes(minutes), "noise", EVE, Optional.empty(), minute(minute));
  }

  static Ended submitted(double minute) {
    return new Ended(Ending.SUBMITTED, "", ZOE, minute(minute), minute(minute));
  }

  static Ended terminated(double minute) {
    return new Ended(Ending.TERMINATED, "fraud", EVE, minute(minute), minute(minute));
  }

  static Ended expired(double effective, double minute) {
    return new Ended(Ending.EXPIRED, "", SittingDecider.CLOCK, minute(effective), minute(minute));
  }

  static LateResponseKept kept(int late, int item, Response response, double minute) {
    return new LateResponseKept(late, item, 0, response, minute(minute));
  }

  static ResultDecided decided(Verdict verdict, double minute) {
    return new ResultDecided(verdict, "seen the recording", EVE, minute(minute));
  }
}
