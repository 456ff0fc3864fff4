package org.palier.engine.store;

import java.util.List;

/**
 * A kind of document, with the indexes it may be searched by. Declared once, by the package that owns the documents.
 *
 * @param name    lower case, words joined by underscores; also the table's or collection's name
 * @param indexes each a list of top-level field names; a query must use a leading part of one of them
 * @param uniques field lists that no two documents may share; a document that lacks one of the fields does not take part
 */
public record Collection(String name, List<List<String>> indexes, List<List<String>> uniques) {
  public Collection {
    if (!name.matches("[a-z][a-z_]{1,40}")) throw new IllegalArgumentException("collection name " + name);
    indexes = indexes.stream().map(List::copyOf).toList();
    uniques = uniques.stream().map(List::copyOf).toList();
  }

  public static Collection of(String name) {
    return new Collection(name, List.of(), List.of());
  }

  public Collection indexedBy(String... fields) {
    return new Collection(name, plus(indexes, fields), uniques);
  }

  public Collection uniqueBy(String... fields) {
    return new Collection(name, indexes, plus(uniques, fields));
  }

  private static List<List<String>> plus(List<List<String>> lists, String... fields) {
    return java.util.stream.Stream.concat(lists.stream(), java.util.stream.Stream.of(List.of(fields))).toList();
  }
}
