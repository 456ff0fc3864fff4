package org.palier.engine.content;

import static org.junit.jupiter.api.Assertions.*;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.engine.content.ResponseProcessing.Credit;

class ResponseProcessingTest {
  private static void assertCredit(Item item, Response response, int earned, int of) {
    assertEquals(new Credit(earned, of), ResponseProcessing.credit(item, response));
    assertEquals(earned == of, ResponseProcessing.right(item, response), "right is the whole credit");
  }

  @Test
  void a_single_choice_is_right_or_not() {
    assertCredit(Items.singleChoice(1), new Response.SingleChoice("a"), 1, 1);
    assertCredit(Items.singleChoice(1), new Response.SingleChoice("b"), 0, 1);
  }

  @ParameterizedTest
  @CsvSource({"a b c, 3", "c b a, 3", "a b, 2", "a, 1", "a b d, 1", "a d, 0", "a b c d, 2", "d e f, 0", "a b c d e f, 0"})
  void a_wrong_choice_takes_back_a_right_one_and_never_more_than_all(String chosen, int earned) {
    assertCredit(Items.multipleChoice("a", "b", "c"), new Response.MultipleChoice(List.of(chosen.split(" "))), earned, 3);
  }

  @Test
  void choosing_nothing_earns_nothing() {
    assertCredit(Items.multipleChoice("a", "b"), new Response.MultipleChoice(List.of()), 0, 2);
  }

  @Test
  void an_order_is_right_as_a_whole_or_not_at_all() {
    assertCredit(Items.order("c", "a", "b"), new Response.Order(List.of("c", "a", "b")), 1, 1);
    assertCredit(Items.order("c", "a", "b"), new Response.Order(List.of("c", "b", "a")), 0, 1);
  }

  @Test
  void each_right_pair_of_a_match_earns_its_part() {
    assertCredit(Items.match(), new Response.Match(Map.of("s1", "t1", "s2", "t2", "s3", "t3")), 3, 3);
    assertCredit(Items.match(), new Response.Match(Map.of("s1", "t1", "s2", "t3", "s3", "t4")), 1, 3);
    assertCredit(Items.match(), new Response.Match(Map.of("s3", "t3")), 1, 3);
    assertCredit(Items.match(), new Response.Match(Map.of()), 0, 3);
  }

  @Test
  void each_right_gap_earns_its_part() {
    assertCredit(Items.inlineChoice(), new Response.InlineChoice(Map.of("g1", "a", "g2", "a")), 2, 2);
    assertCredit(Items.inlineChoice(), new Response.InlineChoice(Map.of("g1", "a", "g2", "b")), 1, 2);
    assertCredit(Items.inlineChoice(), new Response.InlineChoice(Map.of("g2", "b")), 0, 2);
  }

  @Test
  void a_number_is_right_within_the_tolerance_both_ends_included() {
    var item = Items.numeric("12,5", 0.1);
    for (var right : List.of("12,5", "12.5", "12,4", "12,6", "12.60")) assertCredit(item, new Response.Numeric(right), 1, 1);
    for (var wrong : List.of("12,39", "12,61", "12.3999999999", "12.6000000001", "125", "-12,5")) assertCredit(item, new Response.Numeric(wrong), 0, 1);
  }

  @Test
  void without_tolerance_only_the_number_itself_is_right_however_it_is_written() {
    var item = Items.numeric("3", 0);
    for (var right : List.of("3", "3,0", "3.000", "+3", " 3 ", "03")) assertCredit(item, new Response.Numeric(right), 1, 1);
    assertCredit(item, new Response.Numeric("3,0001"), 0, 1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
      "1234,5|1234.5", "1234.5|1234.5", "1 234,5|1234.5", "1\u00a0234,5|1234.5", "1\u202f234,5|1234.5", "  7  |7", "12 %|12", "12%|12",
      "12\u202f%|12", "9,90 €|9.90", "-3|-3", "\u22123|-3", "+4|4", "5,|5", ",5|0.5", ".5|0.5", "33.3333333333333333|33.3333333333333333"})
  void a_number_is_read_as_a_hand_types_it(String typed, String value) {
    var read = ResponseProcessing.number(typed).orElseThrow(() -> new AssertionError("not read: " + typed));
    assertEquals(0, new BigDecimal(value).compareTo(read));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "abc", "1e3", "1,2,3", "1.234,5", "--1", "12 %%", "½", "0x1F", ",", ".", "%", "NaN", "1234567890123456"})
  void what_is_not_one_number_is_none(String typed) {
    assertEquals(Optional.empty(), ResponseProcessing.number(typed));
    assertCredit(Items.numeric("0", 1000), new Response.Numeric(typed), 0, 1);
  }

  @Test
  void a_result_that_a_calculator_gave_with_all_its_digits_is_right() {
    assertCredit(Items.numeric("33,3", 0.1), new Response.Numeric("33,3333333333333333333333333333"), 1, 1);
  }

  @Test
  void a_blank_or_foreign_response_earns_nothing() {
    for (var item : List.of(Items.singleChoice(1), Items.multipleChoice("a"), Items.order("a", "b"), Items.match(), Items.inlineChoice(), Items.numeric("0", 5))) {
      assertEquals(0, ResponseProcessing.credit(item, new Response.Blank()).earned());
      assertFalse(ResponseProcessing.right(item, new Response.Blank()));
    }
    assertCredit(Items.singleChoice(1), new Response.Numeric("1"), 0, 1);
    assertCredit(Items.match(), new Response.SingleChoice("s1"), 0, 1);
  }

  @Test
  void an_impossible_credit_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new Credit(2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Credit(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Credit(0, 0));
  }
}
