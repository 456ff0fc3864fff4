package org.palier.engine.content;

import static org.junit.jupiter.api.Assertions.*;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palier.engine.json.Json;

/** Items and responses as JSON, and what says nothing. */
class ItemJsonTest {
  @Test
  void an_item_of_each_kind_survives_json_and_back() {
    for (var item : List.of(Items.singleChoice(3), Items.multipleChoice("a", "b"), Items.order("b", "a"), Items.match(), Items.inlineChoice(), Items.numeric("1,5", 0.25)))
      assertEquals(item, Json.read(Json.object(item), Item.class));
  }

  @Test
  void an_option_without_fixed_may_move() {
    assertEquals(new Option("a", "text", false), Json.read(new JsonObject().put("id", "a").put("text", "text"), Option.class));
  }

  @Test
  void responses_that_say_nothing_are_empty_of_every_kind() {
    for (var empty : List.of(new Response.Blank(), new Response.MultipleChoice(List.of()), new Response.Match(Map.of()),
        new Response.InlineChoice(Map.of()), new Response.Numeric("  "))) assertTrue(empty.empty(), empty.toString());
    for (var said : List.of(new Response.SingleChoice("a"), new Response.MultipleChoice(List.of("a")), new Response.Order(List.of("a", "b")),
        new Response.Match(Map.of("s1", "t1")), new Response.InlineChoice(Map.of("g1", "a")), new Response.Numeric("0"))) assertFalse(said.empty(), said.toString());
  }

  @Test
  void whether_a_response_is_empty_is_not_written() {
    assertEquals("{\"kind\":\"multiple-choice\",\"options\":[]}", Json.object(new Response.MultipleChoice(List.of())).encode());
  }

  @Test
  void equal_choices_are_equal_in_any_order() {
    assertEquals(new Response.MultipleChoice(List.of("a", "b")), Json.read(Buffer.buffer("{\"kind\":\"multiple-choice\",\"options\":[\"b\",\"a\"]}"), Response.class));
  }
}
