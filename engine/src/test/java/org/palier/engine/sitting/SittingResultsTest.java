package org.palier.engine.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palier.engine.sitting.Facts.*;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palier.engine.content.Form;
import org.palier.engine.content.Item;
import org.palier.engine.content.ItemRef;
import org.palier.engine.content.Response;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.content.TestRules;
import org.palier.engine.content.TestRules.Navigation;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Result.Status;
import org.palier.engine.sitting.SittingEvent.Prepared;
import org.palier.engine.sitting.SittingEvent.ResponseSaved;

/** From stored events to a result, by the rules that the first event names. Six items of one point each; half of the points pass. */
class SittingResultsTest {
  private static final TestCatalog CATALOG = new SixItems();
  /** A sitting as it was stored before an item could be reported: three of six right. */
  private static final List<String> STORED = List.of("""
      {"type":"prepared","assignment":{"candidate":"a-zoe","certification":"certification@1","test":"entry-test","examSession":"x-1","attempt":1},\
      "form":{"origin":{"blueprint":"six@1","bankVersion":"bank","algorithm":"palier-draw@1"},"items":[\
      {"item":"item-1@1","theme":"data","level":1,"order":[["b","a"]]},{"item":"item-2@1","theme":"data","level":1,"order":[["b","a"]]},\
      {"item":"item-3@1","theme":"data","level":1,"order":[["b","a"]]},{"item":"item-4@1","theme":"data","level":1,"order":[["b","a"]]},\
      {"item":"item-5@1","theme":"data","level":1,"order":[["b","a"]]},{"item":"item-6@1","theme":"data","level":1,"order":[["b","a"]]}]},\
      "navigation":"free","scoring":{"measure":"points","threshold":50,"scale":100,"weights":{"1":1,"2":2,"3":3},"leastAnsweredPercent":50},\
      "seed":"00","rulesVersion":"palier-response@1 palier-score@1","at":"2026-11-02T08:00:00Z"}""",
      """
      {"type":"started","limit":"PT1H","extraTimePercent":0,"breaks":"PT0S","at":"2026-11-02T09:00:00Z"}""",
      """
      {"type":"connection-opened","connection":"window-a","takenOver":false,"at":"2026-11-02T09:00:10Z"}""",
      """
      {"type":"response-saved","item":1,"revision":1,"response":{"kind":"single-choice","option":"a"},"at":"2026-11-02T09:01:00Z"}""",
      """
      {"type":"response-saved","item":4,"revision":1,"response":{"kind":"match","pairs":{"s1":"t1","s2":"t2","s3":"t3"}},"at":"2026-11-02T09:02:00Z"}""",
      """
      {"type":"response-saved","item":6,"revision":1,"response":{"kind":"numeric","text":"42"},"at":"2026-11-02T09:03:00Z"}""",
      """
      {"type":"ended","ending":"submitted","reason":"","by":"a-zoe","effectiveAt":"2026-11-02T09:05:00Z","at":"2026-11-02T09:05:00Z"}""");

  @Test void a_result_that_the_first_rules_decided_is_computed_alike_by_the_present_ones() {
    var over = (Sitting.Over) Sitting.fold(STORED.stream().map(text -> SittingCodec.decode(Buffer.buffer(text))).toList());
    var result = SittingResults.of(over, CATALOG);
    assertEquals(Status.MET, result.status());
    assertEquals(List.of(3, 6, 3, 50), List.of(result.score().right(), result.score().items(), result.score().answered(), result.score().points()));
    assertEquals(result, SittingResults.of(over(SittingResults.RULES, answered()), CATALOG));
  }

  @Test void what_other_rules_decided_is_not_computed_by_these() {
    assertEquals(Reason.VERSION_NOT_HERE, assertThrows(Refused.class, () -> SittingResults.of(over("palier-response@1 palier-score@3", answered()), CATALOG)).reason());
  }

  @Test void a_neutralised_item_leaves_the_result_for_and_against() {
    // 3 of 6 are right. Without the wrong item 2: 3 of 5. Without the right item 1: 2 of 5.
    assertEquals(60, SittingResults.of(over(SittingResults.RULES, answered(), reported(2, "", 2), judged(2, true, 3)), CATALOG).score().points());
    var against = SittingResults.of(over(SittingResults.RULES, answered(), reported(1, "", 2), judged(1, true, 3)), CATALOG);
    assertEquals(List.of(40, 2, 5, 2), List.of(against.score().points(), against.score().right(), against.score().items(), against.score().answered()));
    assertEquals(Status.NOT_MET, against.status());
  }

  @Test void a_report_that_waits_or_was_not_followed_changes_nothing_and_the_last_verdict_counts() {
    var before = SittingResults.of(over(SittingResults.RULES, answered()), CATALOG);
    assertEquals(before, SittingResults.of(over(SittingResults.RULES, answered(), reported(2, "", 2)), CATALOG));
    assertEquals(before, SittingResults.of(over(SittingResults.RULES, answered(), reported(2, "", 2), judged(2, false, 3)), CATALOG));
    assertEquals(before, SittingResults.of(over(SittingResults.RULES, answered(), reported(2, "", 2), judged(2, true, 3), judged(2, false, 4)), CATALOG));
  }

  @Test void judged_after_the_end_an_item_changes_the_result_as_if_judged_before() {
    Sitting sitting = over(SittingResults.RULES, answered(), reported(1, "", 2));
    var later = (Sitting.Over) sitting.after(judged(1, true, 90));
    assertEquals(SittingResults.of(over(SittingResults.RULES, answered(), reported(1, "", 2), judged(1, true, 3)), CATALOG), SittingResults.of(later, CATALOG));
  }

  @Test void when_every_item_is_neutralised_the_sitting_is_void_and_may_be_taken_again_whichever_rules_were_fixed() {
    var all = IntStream.rangeClosed(1, 6).boxed().flatMap(item -> Stream.<SittingEvent>of(reported(item, "", 2), judged(item, true, 3))).toArray(SittingEvent[]::new);
    for (var rules : List.of(SittingResults.RULES, "palier-response@1 palier-score@1")) {
      var result = SittingResults.of(over(rules, answered(), all), CATALOG);
      assertEquals(Status.VOID, result.status());
      assertTrue(result.mayRetake());
      assertFalse(result.score().thresholdMet());
      assertEquals(0, result.score().items());
    }
  }

  /** As {@link #STORED} has it. */
  private static List<SittingEvent> answered() {
    return List.of(saved(1, A, 1), new ResponseSaved(4, 1, new Response.Match(java.util.Map.of("s1", "t1", "s2", "t2", "s3", "t3")), minute(1)),
        new ResponseSaved(6, 1, new Response.Numeric("42"), minute(1)));
  }

  private static Sitting.Over over(String rules, List<SittingEvent> answers, SittingEvent... more) {
    var events = new ArrayList<SittingEvent>(List.of(
        new Prepared(ASSIGNMENT, FORM, Navigation.FREE, RULE, PREPARE.seed(), PREPARE.seedHash(), rules, minute(-60)), started(), opened(0)));
    events.addAll(answers);
    events.addAll(Arrays.asList(more));
    events.add(submitted(5));
    return (Sitting.Over) Sitting.fold(events);
  }

  /** Knows the items of {@link Facts#FORM}, and nothing else. */
  private static final class SixItems implements TestCatalog {
    @Override public Optional<TestRules> rules(String blueprintId) {
      return Optional.empty();
    }

    @Override public Form draw(String blueprintId, String seed) {
      throw new Refused(Reason.VERSION_NOT_HERE);
    }

    @Override public Form draw(Form.Origin origin, String seed) {
      throw new Refused(Reason.VERSION_NOT_HERE);
    }

    @Override public Item item(String bankVersion, ItemRef ref) {
      return ITEMS.get(Integer.parseInt(ref.id().substring(5)) - 1);
    }
  }
}
