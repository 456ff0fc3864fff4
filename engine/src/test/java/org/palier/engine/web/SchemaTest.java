package org.palier.engine.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  /** Values of every type, at and beyond the bounds of the schemas below. */
  private static final List<String> VALUES = List.of("null", "true", "false", "0", "1", "-1", "2", "3", "10", "11", "3.0", "3.5", "1e2", "9007199254740993",
      "\"\"", "\"a\"", "\"ab\"", "\"abc\"", "\"abcd\"", "\"\uD83D\uDE00\uD83D\uDE00\"", "\"x@y\"", "\"2026-02-30\"", "\"2026-02-28\"", "\"2026-02-28T10:00:00Z\"", "\"fr\"",
      "[]", "[\"a\"]", "[\"a\",\"b\",\"c\"]", "[1]", "[\"a\",1]", "[[\"a\"]]", "{}", "{\"a\":\"x\"}", "{\"a\":1}", "{\"a\":\"x\",\"b\":2}", "{\"b\":2}",
      "{\"a\":\"x\",\"c\":true}", "{\"a\":\"x\",\"b\":2,\"c\":3}", "{\"a\":null}", "{\"a\":{\"a\":\"x\"}}");

  @ParameterizedTest
  @ValueSource(strings = {
    "{}", "{'type':'object'}", "{'type':'array'}", "{'type':'string'}", "{'type':'boolean'}", "{'type':'integer'}", "{'type':'number','minimum':0,'maximum':1}",
    "{'const':true}", "{'enum':['fr','a']}", "{'enum':[true]}",
    "{'minLength':1}", "{'maxLength':3}", "{'type':'string','minLength':2,'maxLength':2}", "{'type':'string','maxLength':2}",
    "{'type':'integer','minimum':1,'maximum':10}", "{'minimum':0}", "{'maximum':2}",
    "{'pattern':'^[^@\\\\s]+@[^@\\\\s]+$'}", "{'type':'string','pattern':'b'}",
    "{'minItems':1}", "{'maxItems':1}", "{'items':{'type':'string'}}", "{'type':'array','items':{'type':'string','maxLength':1},'maxItems':2}",
    "{'required':['a']}", "{'properties':{'a':{'type':'string'},'b':{'type':'integer'}}}",
    "{'type':'object','required':['a'],'additionalProperties':false,'properties':{'a':{'type':'string'},'b':{'type':'integer'}}}",
    "{'properties':{'a':{}},'additionalProperties':true}", "{'additionalProperties':{'type':'string'}}", "{'maxProperties':1}",
    "{'properties':{'a':{'type':'string'}},'additionalProperties':{'type':'integer'}}",
    "{'properties':{'a':{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}}}"})
  void the_verdict_is_that_of_the_library(String written) {
    var json = new JsonObject(written.replace('\'', '"'));
    var ours = Schema.of(json, UnaryOperator.identity());
    var theirs = Validator.create(JsonSchema.of(json), new JsonSchemaOptions().setBaseUri("https://palier.example").setDraft(Draft.DRAFT202012).setOutputFormat(OutputFormat.Flag));
    for (var text : VALUES) {
      var value = Json.decodeValue(text);
      assertEquals(theirs.validate(value).getValid(), ours.misfits(value).isEmpty(), written + " of " + text + ": " + ours.misfits(value));
    }
  }

  @Test void dates_and_times_must_exist() {
    var date = of("{'type':'string','format':'date'}");
    assertTrue(date.misfits("2026-02-28").isEmpty());
    assertEquals(List.of(": not a date"), date.misfits("2026-02-30"));
    assertEquals(List.of(": not a date"), date.misfits("28/02/2026"));
    assertEquals(List.of(": not a date"), date.misfits("+12026-02-28"));
    var time = of("{'type':'string','format':'date-time'}");
    assertTrue(time.misfits("2026-02-28T10:00:00+01:00").isEmpty());
    assertEquals(List.of(": not a date and time"), time.misfits("2026-02-28T10:00:00"));
    assertEquals(List.of(": not a date and time"), time.misfits("2026-02-28T10:00Z"));
    assertEquals(List.of(": not a date and time"), time.misfits("+12026-02-28T10:00:00Z"));
  }

  @Test void a_number_that_64_bits_cannot_hold_is_no_integer() {
    assertEquals(List.of(": not of type integer"), of("{'type':'integer'}").misfits(Json.decodeValue("99999999999999999999")));
  }

  @Test void every_misfit_is_told_with_its_place() {
    var schema = of("{'type':'object','required':['a','d'],'additionalProperties':false,'properties':{'a':{'type':'string'},'b':{'type':'array','items':{'maxLength':2}},'d':{}}}");
    assertEquals(List.of("/d: missing", "/c: not known", "/a: not of type string", "/b/1: maxLength is 2").stream().sorted().toList(),
        schema.misfits(new JsonObject("{\"a\":1,\"b\":[\"x\",\"xyz\"],\"c\":0}")).stream().sorted().toList());
  }

  @Test void what_is_not_checked_is_not_accepted() {
    for (var unknown : List.of("{'oneOf':[]}", "{'type':'null'}", "{'format':'email'}", "{'properties':{'a':{'uniqueItems':true}}}"))
      assertThrows(IllegalStateException.class, () -> of(unknown), unknown);
  }

  private static Schema of(String written) {
    return Schema.of(new JsonObject(written.replace('\'', '"')), UnaryOperator.identity());
  }
}
