package org.palier.bank.source;

import java.util.List;

/** A piece of a file, with the line where it starts (1 for the first). */
public sealed interface Node {
  int line();

  /** @param text as written, without quotes: {@code 1.50} stays {@code 1.50}; empty for null */
  record Scalar(int line, String text) implements Node {}

  record Sequence(int line, List<Node> entries) implements Node {}

  /** @param entries in the order written, a name possibly twice */
  record Mapping(int line, List<Entry> entries) implements Node {}

  record Entry(String name, int line, Node value) {}

  /** What an author would call it. */
  default String kind() {
    return switch (this) {
      case Scalar _ -> "a value";
      case Sequence _ -> "a list";
      case Mapping _ -> "a group of fields";
    };
  }
}
