package org.palier.engine.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A schema of the contract, made ready once and then asked at every request. The part of JSON Schema 2020-12 that the contract's requests
 * use, with its meaning; anything else is refused when the server starts, so that nothing passes unchecked.
 */
final class Schema {
  private static final Set<String> TELLS_NOTHING = Set.of("description", "title", "example", "examples", "default");

  /** One keyword's demand. */
  private interface Rule {
    void check(Object value, String place, List<String> wrong);
  }

  private final List<Rule> rules = new ArrayList<>();

  private Schema() {}

  /**
   * @param resolve a {@code $ref} object to what it refers to; anything else to itself
   * @throws IllegalStateException when it asks for something that is not checked here
   */
  static Schema of(JsonObject written, UnaryOperator<JsonObject> resolve) {
    var json = resolve.apply(written);
    var schema = new Schema();
    for (var keyword : json.fieldNames()) if (!TELLS_NOTHING.contains(keyword)) schema.rules.add(rule(keyword, json, resolve));
    return schema;
  }

  /** What is wrong, each with its place as a JSON pointer; empty when the value fits. */
  List<String> misfits(Object value) {
    var wrong = new ArrayList<String>(0);
    check(value, "", wrong);
    return wrong;
  }

  private void check(Object value, String place, List<String> wrong) {
    for (var rule : rules) rule.check(value, place, wrong);
  }

  private static Rule rule(String keyword, JsonObject json, UnaryOperator<JsonObject> resolve) {
    return switch (keyword) {
      case "type" -> type(json.getString(keyword));
      case "const" -> oneOf(Collections.singletonList(json.getValue(keyword)));
      case "enum" -> oneOf(json.getJsonArray(keyword).getList());
      case "minLength" -> bound(json, keyword, String.class, text -> text.codePointCount(0, text.length()), true);
      case "maxLength" -> bound(json, keyword, String.class, text -> text.codePointCount(0, text.length()), false);
      case "minimum" -> bound(json, keyword, Number.class, Number::doubleValue, true);
      case "maximum" -> bound(json, keyword, Number.class, Number::doubleValue, false);
      case "minItems" -> bound(json, keyword, JsonArray.class, JsonArray::size, true);
      case "maxItems" -> bound(json, keyword, JsonArray.class, JsonArray::size, false);
      case "maxProperties" -> bound(json, keyword, JsonObject.class, JsonObject::size, false);
      case "pattern" -> pattern(json.getString(keyword));
      case "format" -> format(json.getString(keyword));
      case "items" -> items(of(json.getJsonObject(keyword), resolve));
      case "required" -> required(json.getJsonArray(keyword).stream().map(String.class::cast).toList());
      case "properties" -> properties(json.getJsonObject(keyword), resolve);
      case "additionalProperties" -> others(json.getJsonObject("properties", new JsonObject()).fieldNames(), json.getValue(keyword), resolve);
      default -> throw new IllegalStateException("the keyword " + keyword + " is not checked");
    };
  }

  private static <T> Rule when(Class<T> kind, Predicate<T> fits, String otherwise) {
    return (value, place, wrong) -> {
      if (kind.isInstance(value) && !fits.test(kind.cast(value))) wrong.add(place + ": " + otherwise);
    };
  }

  private static Rule type(String name) {
    Predicate<Object> fits = switch (name) {
      case "object" -> JsonObject.class::isInstance;
      case "array" -> JsonArray.class::isInstance;
      case "string" -> String.class::isInstance;
      case "boolean" -> Boolean.class::isInstance;
      case "integer" -> Schema::whole;
      case "number" -> Number.class::isInstance;
      default -> throw new IllegalStateException("the type " + name + " is not checked");
    };
    return (value, place, wrong) -> {
      if (!fits.test(value)) wrong.add(place + ": not of type " + name);
    };
  }

  /** A number without a fraction is an integer however it is written (JSON Schema, 6.1.1); none is larger than 64 bits hold. */
  private static boolean whole(Object value) {
    return switch (value) {
      case Integer _, Long _ -> true;
      case BigInteger _ -> false;
      case BigDecimal _, Double _ -> ((Number) value).doubleValue() == ((Number) value).longValue();
      case null, default -> false;
    };
  }

  private static Rule oneOf(List<?> values) {
    return (value, place, wrong) -> {
      if (!values.contains(value)) wrong.add(place + ": not one of " + values);
    };
  }

  private interface Size<T> {
    double of(T value);
  }

  private static <T> Rule bound(JsonObject json, String keyword, Class<T> kind, Size<T> size, boolean lower) {
    double bound = json.getNumber(keyword).doubleValue();
    return when(kind, value -> lower ? size.of(value) >= bound : size.of(value) <= bound, keyword + " is " + json.getValue(keyword));
  }

  private static Rule pattern(String regex) {
    var pattern = Pattern.compile(regex);
    return when(String.class, text -> pattern.matcher(text).find(), "does not match " + regex);
  }

  private static Rule format(String name) {
    return switch (name) {
      case "date" -> when(String.class, text -> parses(LocalDate::parse, text) && fourDigitYear(text), "not a date");
      case "date-time" -> when(String.class, text -> parses(OffsetDateTime::parse, text) && fourDigitYear(text) && text.charAt(16) == ':', "not a date and time");
      default -> throw new IllegalStateException("the format " + name + " is not checked");
    };
  }

  /** RFC 3339 knows no other years, and no minutes without their seconds; ISO 8601, which Java reads, does. */
  private static boolean fourDigitYear(String text) {
    return Character.isDigit(text.charAt(0));
  }

  private interface Parser {
    Object parse(String text);
  }

  private static boolean parses(Parser parser, String text) {
    try {
      parser.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static Rule items(Schema schema) {
    return (value, place, wrong) -> {
      if (value instanceof JsonArray array) for (int i = 0; i < array.size(); i++) schema.check(array.getValue(i), place + "/" + i, wrong);
    };
  }

  private static Rule required(List<String> names) {
    return (value, place, wrong) -> {
      if (value instanceof JsonObject object) for (var name : names) if (!object.containsKey(name)) wrong.add(place + "/" + name + ": missing");
    };
  }

  private static Rule properties(JsonObject written, UnaryOperator<JsonObject> resolve) {
    Map<String, Schema> known = new HashMap<>();
    for (var name : written.fieldNames()) known.put(name, of(written.getJsonObject(name), resolve));
    return (value, place, wrong) -> {
      if (value instanceof JsonObject object) for (var name : object.fieldNames()) {
        var schema = known.get(name);
        if (schema != null) schema.check(object.getValue(name), place + "/" + name, wrong);
      }
    };
  }

  /** @param allowed {@code true}, {@code false}, or the schema of every property that is not named */
  private static Rule others(Set<String> named, Object allowed, UnaryOperator<JsonObject> resolve) {
    var names = Set.copyOf(named);
    var schema = allowed instanceof JsonObject written ? of(written, resolve) : null;
    if (Boolean.TRUE.equals(allowed)) return (_, _, _) -> {};
    return (value, place, wrong) -> {
      if (value instanceof JsonObject object) for (var name : object.fieldNames()) {
        if (names.contains(name)) continue;
        if (schema == null) wrong.add(place + "/" + name + ": not known");
        else schema.check(object.getValue(name), place + "/" + name, wrong);
      }
    };
  }
}
