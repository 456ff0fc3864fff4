package org.palier.engine.content;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a candidate answered, raw as given; values are bound when it is scored. Bounded: at most 20 identifiers of at most 16
 * characters, a number of at most 40 characters.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = Response.Blank.class, name = "blank"),
    @Type(value = Response.SingleChoice.class, name = "single-choice"),
    @Type(value = Response.MultipleChoice.class, name = "multiple-choice"),
    @Type(value = Response.Order.class, name = "order"),
    @Type(value = Response.Match.class, name = "match"),
    @Type(value = Response.InlineChoice.class, name = "inline-choice"),
    @Type(value = Response.Numeric.class, name = "numeric")})
public sealed interface Response {
  /** Nothing, or nothing any more: the candidate took the answer back. */
  record Blank() implements Response {}

  record SingleChoice(String option) implements Response {
    public SingleChoice {
      identifier(option);
    }
  }

  /** @param options in no meaningful order, none twice; stored sorted so that equal answers are equal */
  record MultipleChoice(List<String> options) implements Response {
    public MultipleChoice {
      options = identifiers(options).stream().sorted().toList();
    }
  }

  record Order(List<String> options) implements Response {
    public Order {
      options = identifiers(options);
    }
  }

  /** @param pairs source to target; may be incomplete; stored sorted so that equal answers are written alike */
  record Match(Map<String, String> pairs) implements Response {
    public Match {
      pairs = identifiers(pairs);
    }
  }

  /** @param gaps gap to option; may be incomplete; stored sorted so that equal answers are written alike */
  record InlineChoice(Map<String, String> gaps) implements Response {
    public InlineChoice {
      gaps = identifiers(gaps);
    }
  }

  /** @param text as typed, with a comma or a point */
  record Numeric(String text) implements Response {
    public Numeric {
      if (text.length() > 40) throw new IllegalArgumentException("a number of " + text.length() + " characters");
    }
  }

  /** Whether it says nothing: blank, or of a kind but with nothing chosen, paired or typed. Such a response is no answer. */
  default boolean empty() {
    return switch (this) {
      case Blank _ -> true;
      case MultipleChoice some -> some.options().isEmpty();
      case Match match -> match.pairs().isEmpty();
      case InlineChoice inline -> inline.gaps().isEmpty();
      case Numeric numeric -> numeric.text().isBlank();
      case SingleChoice _, Order _ -> false;
    };
  }

  private static String identifier(String id) {
    if (id.isEmpty() || id.length() > 16) throw new IllegalArgumentException("identifier of " + id.length() + " characters");
    return id;
  }

  private static List<String> identifiers(List<String> ids) {
    if (ids.size() > 20) throw new IllegalArgumentException(ids.size() + " identifiers");
    for (var id : ids) identifier(id);
    if (new HashSet<>(ids).size() != ids.size()) throw new IllegalArgumentException("an identifier twice");
    return List.copyOf(ids);
  }

  private static Map<String, String> identifiers(Map<String, String> pairs) {
    if (pairs.size() > 20) throw new IllegalArgumentException(pairs.size() + " pairs");
    pairs.forEach((from, to) -> { identifier(from); identifier(to); });
    return Collections.unmodifiableMap(new TreeMap<>(pairs));
  }
}
