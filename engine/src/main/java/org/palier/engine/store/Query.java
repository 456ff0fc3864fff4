package org.palier.engine.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to find: conditions that all hold, an order, a bound on the number of results.
 * Values are strings, longs, ints or booleans. A document without the field never matches,
 * nor does a number match a text: a range stays within the kind of its value.
 *
 * @param orderBy    the field to sort by, texts by code point, documents without it first, ties by id; empty = by id
 * @param descending the whole order turned round, ties too
 * @param limit      1 to 20,000: the sittings of the largest exam session
 */
public record Query(List<Condition> conditions, Optional<String> orderBy, boolean descending, int limit) {
  private static final int MOST = 20_000;

  public enum Comparison { EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL }

  public record Condition(String field, Comparison comparison, Object value) {}

  public Query {
    conditions = List.copyOf(conditions);
    if (limit < 1 || limit > MOST) throw new IllegalArgumentException("limit " + limit);
  }

  public static Query all() {
    return new Query(List.of(), Optional.empty(), false, MOST);
  }

  public static Query where(String field, Object value) {
    return all().and(field, Comparison.EQUAL, value);
  }

  public Query and(String field, Comparison comparison, Object value) {
    var more = new ArrayList<>(conditions);
    more.add(new Condition(field, comparison, value));
    return new Query(more, orderBy, descending, limit);
  }

  public Query and(String field, Object value) {
    return and(field, Comparison.EQUAL, value);
  }

  public Query orderedBy(String field) {
    return new Query(conditions, Optional.of(field), false, limit);
  }

  public Query orderedByDescending(String field) {
    return new Query(conditions, Optional.of(field), true, limit);
  }

  public Query limit(int most) {
    return new Query(conditions, orderBy, descending, most);
  }
}
