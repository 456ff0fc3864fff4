package org.palier.deploy.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.palier.engine.store.Query;
import org.palier.engine.store.Query.Condition;

/** A query as SQL. Field names were checked before and stand in the text; values are bound. */
final class QueryText {
  private QueryText() {}

  /** The value of a top-level field; word for word the same in an index and in a query, or the index is not used. */
  static String value(String field) {
    return "json_extract(body, '$." + field + "')";
  }

  static String where(Query query) {
    return query.conditions().isEmpty() ? "" : query.conditions().stream().map(QueryText::condition).collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  /** Binds the values; returns the index of the next parameter. */
  static int bind(PreparedStatement statement, Query query) throws SQLException {
    int index = 1;
    for (var condition : query.conditions()) {
      switch (condition.value()) {
        case String text -> statement.setString(index++, text);
        case Boolean truth -> statement.setInt(index++, truth ? 1 : 0);
        case Number number -> statement.setLong(index++, number.longValue());
        default -> throw new IllegalArgumentException(condition.toString());
      }
    }
    return index;
  }

  /** SQLite sorts every number before every text: a comparison must not reach over from one to the other. */
  private static String condition(Condition condition) {
    var value = value(condition.field());
    boolean text = condition.value() instanceof String;
    return switch (condition.comparison()) {
      case EQUAL -> value + " = ?";
      case LESS -> value + " < ?" + (text ? " AND " + value + " >= ''" : "");
      case LESS_OR_EQUAL -> value + " <= ?" + (text ? " AND " + value + " >= ''" : "");
      case GREATER -> value + " > ?" + (text ? "" : " AND " + value + " < ''");
      case GREATER_OR_EQUAL -> value + " >= ?" + (text ? "" : " AND " + value + " < ''");
    };
  }
}
