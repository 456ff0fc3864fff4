package org.palier.engine.scoring;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.palier.engine.content.Form;
import org.palier.engine.content.Item;
import org.palier.engine.content.ItemRef;
import org.palier.engine.content.Response;
import org.palier.engine.content.ResponseProcessing;

/**
 * Computes scores. Version 2 of the rules: an audit names it as {@code palier-score@2}. It says what a neutralised item does, and that
 * a paper of which nothing counts has no measure. Of a paper without one it computes what {@link #FIRST} computed.
 */
public final class Scorer {
  public static final String VERSION = "palier-score@2";
  /** No item could be neutralised under it. */
  public static final String FIRST = "palier-score@1";

  private Scorer() {}

  /**
   * @param responses  the response to item n, {@link Response.Blank} when there is none
   * @param neutralised numbers of items that count neither for nor against the candidate: taken out of both sides of the fraction,
   *                    of the themes, and of what counts as answered
   */
  public static Score score(Form form, Function<ItemRef, Item> items, IntFunction<Response> responses, Set<Integer> neutralised, ScoringRule rule) {
    var themes = new LinkedHashMap<String, int[]>();
    var itemScores = new ArrayList<Score.ItemScore>();
    int right = 0, counted = 0, answered = 0;
    var sum = new Fraction();
    for (int number = 1; number <= form.size(); number++) {
      if (neutralised.contains(number)) continue;
      var formItem = form.item(number);
      var item = items.apply(formItem.item());
      var response = responses.apply(number);
      boolean isRight = ResponseProcessing.right(item, response);
      counted++;
      if (isRight) right++;
      if (!response.empty()) answered++;
      var theme = themes.computeIfAbsent(formItem.theme(), _ -> new int[2]);
      theme[0] += isRight ? 1 : 0;
      theme[1]++;
      itemScores.add(new Score.ItemScore(number, isRight));
      switch (rule.measure()) {
        case RIGHT_ANSWERS -> sum.add(isRight ? 1 : 0, 1, 1);
        case POINTS -> {
          var credit = ResponseProcessing.credit(item, response);
          sum.add(credit.earned(), credit.of(), rule.weight(formItem.level()));
        }
      }
    }
    var themeScores = themes.entrySet().stream().map(e -> new Score.ThemeScore(e.getKey(), e.getValue()[0], e.getValue()[1])).toList();
    return sum.score(right, counted, answered, rule, themeScores, itemScores);
  }

  /** An exact sum of weighted credits; possible counts the weights. */
  private static final class Fraction {
    private BigInteger numerator = BigInteger.ZERO, denominator = BigInteger.ONE;
    private long possible;

    void add(int earned, int of, int weight) {
      numerator = numerator.multiply(BigInteger.valueOf(of)).add(denominator.multiply(BigInteger.valueOf((long) earned * weight)));
      denominator = denominator.multiply(BigInteger.valueOf(of));
      var common = numerator.gcd(denominator);
      numerator = numerator.divide(common);
      denominator = denominator.divide(common);
      possible += weight;
    }

    Score score(int right, int items, int answered, ScoringRule rule, List<Score.ThemeScore> themes, List<Score.ItemScore> itemScores) {
      long earned = numerator.longValueExact();
      long of = Math.max(1, Math.multiplyExact(denominator.longValueExact(), possible));
      long scaled = Math.multiplyExact(rule.scale(), earned);
      boolean met = items > 0 && scaled >= Math.multiplyExact((long) rule.threshold(), of);
      return new Score(right, items, answered, earned, of, (int) (scaled / of), rule.scale(), met, themes, itemScores);
    }
  }
}
