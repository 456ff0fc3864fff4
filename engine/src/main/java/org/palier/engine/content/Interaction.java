package org.palier.engine.content;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the candidate sees and acts on, without the key. Each kind has one {@link Response} kind of the same name.
 * After the interactions of QTI 3: choice, order, match, inline choice, text entry (numeric).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = Interaction.SingleChoice.class, name = "single-choice"),
    @Type(value = Interaction.MultipleChoice.class, name = "multiple-choice"),
    @Type(value = Interaction.Order.class, name = "order"),
    @Type(value = Interaction.Match.class, name = "match"),
    @Type(value = Interaction.InlineChoice.class, name = "inline-choice"),
    @Type(value = Interaction.Numeric.class, name = "numeric")})
public sealed interface Interaction {
  record SingleChoice(List<Option> options) implements Interaction {
    public SingleChoice {
      options = distinct(options, 2);
    }
  }

  record MultipleChoice(List<Option> options) implements Interaction {
    public MultipleChoice {
      options = distinct(options, 2);
    }
  }

  record Order(List<Option> options) implements Interaction {
    public Order {
      options = distinct(options, 2);
    }
  }

  /** Each source gets one target; a target serves at most once. */
  record Match(List<Option> sources, List<Option> targets) implements Interaction {
    public Match {
      sources = distinct(sources, 2);
      targets = distinct(targets, sources.size());
    }
  }

  /** @param text holds each gap once as {@code {g1}} */
  record InlineChoice(String text, Map<String, List<Option>> gaps) implements Interaction {
    private static final Pattern GAP = Pattern.compile("\\{(\\w{1,16})}");

    public InlineChoice {
      var copy = new LinkedHashMap<String, List<Option>>();
      gaps.forEach((gap, options) -> copy.put(gap, distinct(options, 2)));
      var named = GAP.matcher(text).results().map(found -> found.group(1)).toList();
      if (named.size() != copy.size() || !copy.keySet().equals(new HashSet<>(named)))
        throw new IllegalArgumentException("the text names the gaps " + named + ", the options are for " + copy.keySet());
      gaps = java.util.Collections.unmodifiableMap(copy);
    }
  }

  /** A number typed by the candidate. @param unit shown beside the field, may be empty */
  record Numeric(String unit) implements Interaction {}

  /** The lists of options that a draw may shuffle, in a stable order. */
  @JsonIgnore
  default List<List<Option>> optionLists() {
    return switch (this) {
      case SingleChoice choice -> List.of(choice.options());
      case MultipleChoice choice -> List.of(choice.options());
      case Order order -> List.of(order.options());
      case Match match -> List.of(match.sources(), match.targets());
      case InlineChoice inline -> List.copyOf(inline.gaps().values());
      case Numeric _ -> List.of();
    };
  }

  /** Whether the response is of this kind and names only what is here. A blank response always fits. */
  default boolean accepts(Response response) {
    return switch (response) {
      case Response.Blank _ -> true;
      case Response.SingleChoice one -> this instanceof SingleChoice(var options) && ids(options).contains(one.option());
      case Response.MultipleChoice some -> this instanceof MultipleChoice(var options) && ids(options).containsAll(some.options());
      case Response.Order order -> this instanceof Order(var options) && options.size() == order.options().size()
          && ids(options).equals(new HashSet<>(order.options()));
      case Response.Match match -> this instanceof Match(var sources, var targets)
          && ids(sources).containsAll(match.pairs().keySet()) && ids(targets).containsAll(match.pairs().values());
      case Response.InlineChoice inline -> this instanceof InlineChoice(var _, var gaps)
          && inline.gaps().entrySet().stream().allMatch(entry ->
              gaps.containsKey(entry.getKey()) && ids(gaps.get(entry.getKey())).contains(entry.getValue()));
      case Response.Numeric _ -> this instanceof Numeric;
    };
  }

  private static Set<String> ids(List<Option> options) {
    var ids = HashSet.<String>newHashSet(options.size());
    for (var option : options) ids.add(option.id());
    return ids;
  }

  private static List<Option> distinct(List<Option> options, int least) {
    if (options.size() < least || options.size() > 20) throw new IllegalArgumentException(options.size() + " options");
    if (ids(options).size() != options.size()) throw new IllegalArgumentException("two options with one id");
    return List.copyOf(options);
  }
}
