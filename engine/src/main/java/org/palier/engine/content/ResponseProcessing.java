package org.palier.engine.content;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/**
 * How much of an item a response earns (QTI: response processing). Exact fractions, no floating point.
 * Version 1 of the rules: an audit names it as {@code palier-response@1}.
 */
public final class ResponseProcessing {
  public static final String VERSION = "palier-response@1";

  private ResponseProcessing() {}

  /**
   * Right or not: the whole key and nothing but the key. Numeric: within the tolerance, both ends included.
   */
  public static boolean right(Item item, Response response) {
    return switch (response) {
      case Response.Numeric numeric -> number(numeric.text()).map(value -> close(item, value)).orElse(false);
      case Response.Blank _ -> false;
      default -> response.equals(item.key());
    };
  }

  /**
   * The part of the item earned, where a test grants partial credit. Multiple choice: (right chosen - wrong chosen) of the
   * key's size, never below 0. Match and inline choice: right pairs of all pairs. Every other kind: all or nothing.
   */
  public static Credit credit(Item item, Response response) {
    return switch (item.key()) {
      case Response.MultipleChoice key when response instanceof Response.MultipleChoice given -> {
        var chosen = new HashSet<>(given.options());
        int wrong = chosen.size();
        chosen.retainAll(key.options());
        wrong -= chosen.size();
        yield new Credit(Math.max(0, chosen.size() - wrong), key.options().size());
      }
      case Response.Match key when response instanceof Response.Match given -> pairs(key.pairs(), given.pairs());
      case Response.InlineChoice key when response instanceof Response.InlineChoice given -> pairs(key.gaps(), given.gaps());
      default -> right(item, response) ? Credit.FULL : Credit.NONE;
    };
  }

  /**
   * @param earned 0 to {@code of}
   * @param of     1 or more
   */
  public record Credit(int earned, int of) {
    public static final Credit FULL = new Credit(1, 1);
    public static final Credit NONE = new Credit(0, 1);

    public Credit {
      if (of < 1 || earned < 0 || earned > of) throw new IllegalArgumentException(earned + "/" + of);
    }
  }

  /** Reads a number as a French or an English hand types it: {@code 1 234,5}, {@code 1234.5}, {@code -3}, {@code ,5}, {@code 12 %}, a calculator's whole result. */
  public static Optional<BigDecimal> number(String typed) {
    var text = typed.replaceAll("[\\s\\u00a0\\u202f]", "").replaceAll("[%€]$", "").replace(',', '.').replace('\u2212', '-');
    return text.matches("[+-]?(\\d{1,15}(\\.\\d{0,40})?|\\.\\d{1,40})") ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  private static boolean close(Item item, BigDecimal value) {
    return item.key() instanceof Response.Numeric key
        && number(key.text()).orElseThrow().subtract(value).abs().compareTo(BigDecimal.valueOf(item.tolerance())) <= 0;
  }

  private static Credit pairs(Map<String, String> key, Map<String, String> given) {
    int right = (int) key.entrySet().stream().filter(pair -> pair.getValue().equals(given.get(pair.getKey()))).count();
    return new Credit(right, key.size());
  }
}
