package org.palier.engine.scoring;

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.engine.content.Form;
import org.palier.engine.content.Item;
import org.palier.engine.content.ItemRef;
import org.palier.engine.content.Items;
import org.palier.engine.content.Response;
import org.palier.engine.scoring.ScoringRule.Measure;

class ScorerTest {
  static final ScoringRule HALF_RIGHT = new ScoringRule(Measure.RIGHT_ANSWERS, 50, 100, Map.of(), 50);
  static final ScoringRule ENTRY = new ScoringRule(Measure.POINTS, 500, 1000, Map.of(1, 2, 2, 3, 3, 4), 50);
  private static final Response RIGHT = new Response.SingleChoice("a"), WRONG = new Response.SingleChoice("b"), BLANK = new Response.Blank();

  private static Score score(List<Item> items, List<Response> responses, ScoringRule rule, Integer... neutralised) {
    var formItems = new ArrayList<Form.FormItem>();
    for (int n = 1; n <= items.size(); n++)
      formItems.add(new Form.FormItem(new ItemRef("item-" + n, 1), n % 2 == 1 ? "data" : "mobiles", items.get(n - 1).level(), List.of()));
    var form = new Form(new Form.Origin("test@1", "bank", "palier-draw@1"), formItems);
    return Scorer.score(form, ref -> items.get(Integer.parseInt(ref.id().substring(5)) - 1), n -> responses.get(n - 1), Set.of(neutralised), rule);
  }

  private static Score right(int right, int items) {
    var responses = new ArrayList<>(Collections.nCopies(right, RIGHT));
    responses.addAll(Collections.nCopies(items - right, WRONG));
    return score(Collections.nCopies(items, Items.singleChoice(1)), responses, HALF_RIGHT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 45, 71, 72, 73, 199, 200})
  void half_of_the_items_right_passes_and_one_less_does_not(int items) {
    int half = (items + 1) / 2;
    assertTrue(right(half, items).thresholdMet());
    assertFalse(right(half - 1, items).thresholdMet());
    assertTrue(right(items, items).thresholdMet());
  }

  @Test
  void thirty_five_of_seventy_one_is_less_than_half_whatever_rounding_says() {
    assertEquals(49, right(35, 71).points());
    assertFalse(right(35, 71).thresholdMet());
    assertEquals(50, right(36, 72).points());
    assertTrue(right(36, 72).thresholdMet());
  }

  @Test
  void every_threshold_agrees_with_exact_arithmetic() {
    for (int threshold = 0; threshold <= 100; threshold++) {
      var rule = new ScoringRule(Measure.RIGHT_ANSWERS, threshold, 100, Map.of(), 0);
      for (int right = 0; right <= 37; right++) {
        var responses = new ArrayList<>(Collections.nCopies(right, RIGHT));
        responses.addAll(Collections.nCopies(37 - right, WRONG));
        assertEquals(right * 100 >= threshold * 37, score(Collections.nCopies(37, Items.singleChoice(1)), responses, rule).thresholdMet());
      }
    }
  }

  @Test
  void right_answers_grant_no_part_of_an_item_and_weigh_every_level_alike() {
    var score = score(List.of(Items.multipleChoice("a", "b"), Items.singleChoice(3)), List.of(new Response.MultipleChoice(List.of("a")), RIGHT), HALF_RIGHT);
    assertEquals(List.of(1, 2, 50), List.of(score.right(), score.items(), score.points()));
  }

  @ParameterizedTest
  @CsvSource({"right, wrong, wrong, 222", "wrong, right, wrong, 333", "wrong, wrong, right, 444", "right, right, wrong, 555", "right, right, right, 1000", "wrong, wrong, wrong, 0"})
  void a_harder_item_weighs_more(String easy, String medium, String hard, int points) {
    var responses = List.of(easy, medium, hard).stream().map(word -> word.equals("right") ? RIGHT : WRONG).toList();
    var score = score(List.of(Items.singleChoice(1), Items.singleChoice(2), Items.singleChoice(3)), responses, ENTRY);
    assertEquals(points, score.points());
    assertEquals(points >= 500, score.thresholdMet());
  }

  @Test
  void a_level_without_a_weight_weighs_one() {
    var rule = new ScoringRule(Measure.POINTS, 1, 4, Map.of(1, 3), 0);
    assertEquals(1, score(List.of(Items.singleChoice(1), Items.singleChoice(2)), List.of(WRONG, RIGHT), rule).points());
  }

  @Test
  void points_grant_the_part_of_an_item_that_was_earned_exactly() {
    var twoOfThree = new Response.Match(Map.of("s1", "t1", "s2", "t2"));
    var oneOfThree = new Response.Match(Map.of("s1", "t1"));
    var items = List.of(Items.match(), Items.match());
    var half = score(items, List.of(twoOfThree, oneOfThree), ENTRY);
    assertEquals(500, half.points());
    assertTrue(half.thresholdMet(), "two thirds and one third are exactly one of two");
    var less = score(items, List.of(oneOfThree, oneOfThree), ENTRY);
    assertEquals(333, less.points());
    assertFalse(less.thresholdMet());
  }

  @Test
  void the_part_earned_is_weighed_by_the_level() {
    var score = score(List.of(Items.match(3), Items.singleChoice(1)), List.of(new Response.Match(Map.of("s1", "t1")), WRONG), ENTRY);
    assertEquals(4 * 1000 / (3 * 6), score.points());
    assertEquals(0, score.right(), "an item is right as a whole or not");
  }

  @Test
  void one_point_less_than_the_threshold_does_not_meet_it_even_by_a_fraction() {
    var rule = new ScoringRule(Measure.POINTS, 334, 1000, Map.of(), 0);
    var third = score(Collections.nCopies(3, Items.singleChoice(1)), List.of(RIGHT, WRONG, WRONG), rule);
    assertEquals(333, third.points());
    assertFalse(third.thresholdMet());
    assertTrue(score(Collections.nCopies(3, Items.singleChoice(1)), List.of(RIGHT, WRONG, WRONG), new ScoringRule(Measure.POINTS, 333, 1000, Map.of(), 0)).thresholdMet());
  }

  @Test
  void the_largest_paper_of_every_denominator_is_summed_without_overflow() {
    var items = new ArrayList<Item>();
    var responses = new ArrayList<Response>();
    for (int n = 0; n < 500; n++) {
      items.add(n % 2 == 0 ? Items.match(3) : Items.inlineChoice());
      responses.add(n % 2 == 0 ? new Response.Match(Map.of("s1", "t1")) : new Response.InlineChoice(Map.of("g1", "a")));
    }
    var score = score(items, responses, new ScoringRule(Measure.POINTS, 500, 10_000, Map.of(1, 99, 3, 100), 50));
    assertEquals((int) ((250L * 100 * 2 + 250L * 99 * 3) * 10_000 / (6L * 250 * 199)), score.points());
  }

  @Test
  void a_neutralised_item_counts_on_neither_side() {
    var items = Collections.nCopies(4, Items.singleChoice(1));
    var responses = List.of(RIGHT, WRONG, WRONG, BLANK);
    assertFalse(score(items, responses, HALF_RIGHT).thresholdMet());
    var mended = score(items, responses, HALF_RIGHT, 2, 4);
    assertTrue(mended.thresholdMet());
    assertEquals(List.of(1, 2, 2), List.of(mended.right(), mended.items(), mended.answered()));
    assertEquals(List.of(new Score.ItemScore(1, true), new Score.ItemScore(3, false)), mended.itemScores());
    assertEquals(List.of(new Score.ThemeScore("data", 1, 2)), mended.themes());
    assertEquals(0, score(items, responses, HALF_RIGHT, 1).right(), "a right answer is neutralised as well");
  }

  @Test
  void a_neutralised_item_takes_its_weight_along_on_both_sides() {
    // Weights 2, 3 and 4; the match of level 1 earns one third of its 2: 2/3 + 3 + 0 of 9, then 2/3 + 3 of 5, then 2/3 + 0 of 6.
    var items = List.of(Items.match(1), Items.singleChoice(2), Items.singleChoice(3));
    var responses = List.of(new Response.Match(Map.of("s1", "t1")), RIGHT, WRONG);
    assertEquals(407, score(items, responses, ENTRY).points());
    var withoutTheWrongOne = score(items, responses, ENTRY, 3);
    assertEquals(733, withoutTheWrongOne.points());
    assertTrue(withoutTheWrongOne.thresholdMet());
    assertEquals(111, score(items, responses, ENTRY, 2).points());
    assertEquals(List.of(1, 1, 1, 1000), List.of(score(items, responses, ENTRY, 1, 3).right(), score(items, responses, ENTRY, 1, 3).items(),
        score(items, responses, ENTRY, 1, 3).answered(), score(items, responses, ENTRY, 1, 3).points()));
  }

  @Test
  void neutralising_can_lift_a_paper_to_its_threshold_and_can_take_one_below_it() {
    var items = Collections.nCopies(72, Items.singleChoice(1));
    var short1 = new ArrayList<>(Collections.nCopies(35, RIGHT));
    short1.addAll(Collections.nCopies(37, WRONG));
    assertFalse(score(items, short1, HALF_RIGHT).thresholdMet());
    assertFalse(score(items, short1, HALF_RIGHT, 72).thresholdMet(), "35 of 71 is less than half");
    assertTrue(score(items, short1, HALF_RIGHT, 71, 72).thresholdMet(), "35 of 70 is half");
    var half = new ArrayList<>(Collections.nCopies(36, RIGHT));
    half.addAll(Collections.nCopies(36, WRONG));
    assertTrue(score(items, half, HALF_RIGHT).thresholdMet());
    assertFalse(score(items, half, HALF_RIGHT, 1).thresholdMet(), "not for the candidate either: 35 of 71");
  }

  @Test
  void what_is_answered_enough_is_measured_on_the_items_that_count() {
    var items = Collections.nCopies(4, Items.singleChoice(1));
    var two = List.of(RIGHT, RIGHT, BLANK, BLANK);
    assertTrue(score(items, two, HALF_RIGHT).enoughAnswered(50));
    assertFalse(score(items, two, HALF_RIGHT, 1).enoughAnswered(50), "1 of 3");
    var one = List.of(RIGHT, BLANK, BLANK, BLANK);
    assertFalse(score(items, one, HALF_RIGHT).enoughAnswered(50));
    assertTrue(score(items, one, HALF_RIGHT, 3, 4).enoughAnswered(50), "1 of 2");
  }

  @Test
  void a_paper_with_neutralised_items_scores_as_the_paper_that_never_had_them() {
    var random = new java.util.SplittableRandom(7);
    for (int round = 0; round < 500; round++) {
      var items = new ArrayList<Item>();
      var responses = new ArrayList<Response>();
      var neutralised = new ArrayList<Integer>();
      var countingItems = new ArrayList<Item>();
      var countingResponses = new ArrayList<Response>();
      for (int n = 1; n <= 12; n++) {
        boolean match = random.nextInt(3) == 0;
        items.add(match ? Items.match(1 + random.nextInt(3)) : Items.singleChoice(1 + random.nextInt(3)));
        responses.add(random.nextInt(4) == 0 ? BLANK : match ? new Response.Match(Map.of("s1", "t1", "s2", random.nextBoolean() ? "t2" : "t3")) : random.nextBoolean() ? RIGHT : WRONG);
        if (random.nextInt(3) == 0) neutralised.add(n);
        else {
          countingItems.add(items.getLast());
          countingResponses.add(responses.getLast());
        }
      }
      var rule = random.nextBoolean() ? ENTRY : HALF_RIGHT;
      var with = score(items, responses, rule, neutralised.toArray(Integer[]::new));
      var without = score(countingItems, countingResponses, rule);
      assertEquals(List.of(without.right(), without.items(), without.answered(), without.earned(), without.possible(), without.points(), without.thresholdMet()),
          List.of(with.right(), with.items(), with.answered(), with.earned(), with.possible(), with.points(), with.thresholdMet()));
    }
  }

  @Test
  void a_paper_whose_every_item_is_neutralised_meets_no_threshold() {
    var rule = new ScoringRule(Measure.RIGHT_ANSWERS, 0, 100, Map.of(), 0);
    assertFalse(score(List.of(Items.singleChoice(1)), List.of(RIGHT), rule, 1).thresholdMet());
  }

  @Test
  void only_responses_that_say_something_are_answers() {
    var items = List.of(Items.singleChoice(1), Items.multipleChoice("a"), Items.match(), Items.inlineChoice(), Items.numeric("1", 0), Items.singleChoice(1));
    var responses = List.of(BLANK, new Response.MultipleChoice(List.of()), new Response.Match(Map.of()), new Response.InlineChoice(Map.of()),
        new Response.Numeric(" "), WRONG);
    assertEquals(1, score(items, responses, HALF_RIGHT).answered());
  }

  @Test
  void themes_are_counted_in_the_order_of_the_form() {
    var score = score(Collections.nCopies(5, Items.singleChoice(1)), List.of(RIGHT, WRONG, RIGHT, RIGHT, WRONG), HALF_RIGHT);
    assertEquals(List.of(new Score.ThemeScore("data", 2, 3), new Score.ThemeScore("mobiles", 1, 2)), score.themes());
  }
}
