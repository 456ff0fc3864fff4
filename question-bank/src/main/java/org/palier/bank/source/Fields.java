package org.palier.bank.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of one mapping, taken by name. What is missing, twice, unknown or of another kind becomes a problem and a harmless
 * value, so that reading goes on and every problem is told at once. {@link #end} must close the reading.
 */
public final class Fields {
  private static final Pattern INTEGER = Pattern.compile("\\d{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,20})?");

  private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
  private final int line;
  private final String what;
  private final Problems problems;

  /** @param what what the author would call the mapping: {@code an item} */
  public Fields(Node node, String what, Problems problems) {
    this.line = node.line();
    this.what = what;
    this.problems = problems;
    if (node instanceof Node.Mapping mapping) {
      for (var entry : mapping.entries()) {
        if (entries.putIfAbsent(entry.name(), entry) != null) problems.add(entry.line(), entry.name() + " stands here twice");
      }
    } else {
      problems.add(line, what + " must be a group of fields, this is " + node.kind());
    }
  }

  /** The value of a field before anything is read or reported; empty when there is none. */
  public static String peek(Node node, String name) {
    if (node instanceof Node.Mapping mapping) {
      for (var entry : mapping.entries()) if (entry.name().equals(name) && entry.value() instanceof Node.Scalar scalar) return scalar.text();
    }
    return "";
  }

  public int line() {
    return line;
  }

  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /** The line of a field not taken yet, or of the mapping when it has no such field. */
  public int line(String name) {
    var entry = entries.get(name);
    return entry == null ? line : entry.line();
  }

  /** A value that is not blank. */
  public String text(String name) {
    var text = scalar(name, true);
    if (text.isPresent() && text.get().text().isBlank()) problems.add(text.get().line(), name + " is empty");
    return text.map(Node.Scalar::text).orElse("");
  }

  /** A value that may be empty or absent. */
  public Optional<String> optionalText(String name) {
    return scalar(name, false).map(Node.Scalar::text);
  }

  public int integer(String name, int least, int most) {
    var value = scalar(name, true);
    if (value.isEmpty()) return least;
    int number = INTEGER.matcher(value.get().text()).matches() ? Integer.parseInt(value.get().text()) : -1;
    if (number >= least && number <= most) return number;
    problems.add(value.get().line(), name + " must be a whole number from " + least + " to " + most + ", not " + value.get().text());
    return least;
  }

  /** Digits with a point, no sign, no exponent. */
  public double decimal(String name, double least, double most) {
    var value = scalar(name, true);
    if (value.isEmpty()) return least;
    double number = DECIMAL.matcher(value.get().text()).matches() ? Double.parseDouble(value.get().text()) : -1;
    if (number >= least && number <= most) return number;
    problems.add(value.get().line(), name + " must be a number from " + least + " to " + most + ", not " + value.get().text());
    return least;
  }

  /** {@code true} or {@code false}; false when absent. */
  public boolean flag(String name) {
    var value = scalar(name, false);
    if (value.isEmpty() || value.get().text().equals("false")) return false;
    if (!value.get().text().equals("true")) problems.add(value.get().line(), name + " must be true or false, not " + value.get().text());
    return true;
  }

  public List<Node> list(String name) {
    var entry = take(name, true);
    if (entry.isEmpty()) return List.of();
    if (entry.get().value() instanceof Node.Sequence sequence) return sequence.entries();
    problems.add(entry.get().line(), name + " must be a list, this is " + entry.get().value().kind());
    return List.of();
  }

  /** A list of values, none blank; empty when absent. */
  public List<String> optionalTexts(String name) {
    return has(name) ? texts(name) : List.of();
  }

  public List<String> texts(String name) {
    var texts = new ArrayList<String>();
    for (var node : list(name)) {
      if (node instanceof Node.Scalar scalar && !scalar.text().isBlank()) texts.add(scalar.text());
      else problems.add(node.line(), name + " must list values, here is " + (node instanceof Node.Scalar ? "an empty one" : node.kind()));
    }
    return texts;
  }

  /** The entries of a mapping, in the order written, no name twice. */
  public List<Node.Entry> entries(String name) {
    var entry = take(name, true);
    return entry.map(found -> List.copyOf(new Fields(found.value(), name, problems).entries.values())).orElse(List.of());
  }

  public Optional<Fields> group(String name) {
    return take(name, true).map(entry -> new Fields(entry.value(), name, problems));
  }

  /** Each name with its value, in the order written. */
  public Map<String, String> pairs(String name) {
    var pairs = new LinkedHashMap<String, String>();
    for (var entry : entries(name)) {
      if (entry.value() instanceof Node.Scalar scalar) pairs.put(entry.name(), scalar.text());
      else problems.add(entry.line(), name + " must give " + entry.name() + " a value, this is " + entry.value().kind());
    }
    return pairs;
  }

  /** Every field not taken is unknown. */
  public void end() {
    for (var entry : entries.values()) problems.add(entry.line(), what + " has no field " + entry.name());
  }

  private Optional<Node.Scalar> scalar(String name, boolean needed) {
    var entry = take(name, needed);
    if (entry.isEmpty()) return Optional.empty();
    if (entry.get().value() instanceof Node.Scalar scalar) return Optional.of(scalar);
    problems.add(entry.get().line(), name + " must be a value, this is " + entry.get().value().kind());
    return Optional.empty();
  }

  private Optional<Node.Entry> take(String name, boolean needed) {
    var entry = entries.remove(name);
    if (entry == null && needed) problems.add(line, what + " needs the field " + name);
    return Optional.ofNullable(entry);
  }
}
