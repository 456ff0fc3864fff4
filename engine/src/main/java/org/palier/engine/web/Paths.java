package org.palier.engine.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * What stands at which path: found part by part, however many there are. One expression for each path, tried in turn, took a third of the time of a saved response.
 *
 * @param <T> what stands there
 */
final class Paths<T> {
  /** @param parameters by name, decoded */
  record Found<T>(T there, Map<String, String> parameters) {}

  private record Place<T>(T there, List<String> names) {}

  private static final class Node<T> {
    private final Map<String, Node<T>> written = new HashMap<>();
    private Optional<Node<T>> parameter = Optional.empty();
    private Optional<Place<T>> place = Optional.empty();

    private Node<T> to(String part) {
      if (!part.startsWith("{")) return written.computeIfAbsent(part, _ -> new Node<>());
      if (parameter.isEmpty()) parameter = Optional.of(new Node<>());
      return parameter.get();
    }
  }

  private final Node<T> root = new Node<>();

  /** @param path as the contract writes it, {@code /api/sittings/{sitting}}; @throws IllegalStateException when something stands there */
  void put(String path, T there) {
    var names = new ArrayList<String>();
    var node = root;
    for (var part : path.substring(1).split("/")) {
      if (part.startsWith("{")) names.add(part.substring(1, part.length() - 1));
      node = node.to(part);
    }
    if (node.place.isPresent()) throw new IllegalStateException("twice in the contract: " + path);
    node.place = Optional.of(new Place<>(there, List.copyOf(names)));
  }

  /**
   * A path that is written out goes before one with a parameter in the same place (OpenAPI 3.1, 4.8.8.2).
   *
   * @param path of a request; nothing stands at one with an empty part, also at its end
   * @throws Refused {@code malformed} when a part is wrongly encoded
   */
  Optional<Found<T>> find(String path) {
    return path.startsWith("/") ? find(root, path, 1, new ArrayDeque<>()) : Optional.empty();
  }

  private static <T> Optional<Found<T>> find(Node<T> node, String path, int from, Deque<String> values) {
    if (from > path.length()) return node.place.map(place -> found(place, values));
    int slash = path.indexOf('/', from);
    int end = slash < 0 ? path.length() : slash;
    var part = path.substring(from, end);
    var written = Optional.ofNullable(node.written.get(part)).flatMap(next -> find(next, path, end + 1, values));
    if (written.isPresent() || part.isEmpty() || node.parameter.isEmpty()) return written;
    values.addLast(part);
    var any = find(node.parameter.get(), path, end + 1, values);
    values.removeLast();
    return any;
  }

  private static <T> Found<T> found(Place<T> place, Deque<String> values) {
    var parameters = HashMap.<String, String>newHashMap(values.size());
    var value = values.iterator();
    for (var name : place.names()) parameters.put(name, decoded(value.next()));
    return new Found<>(place.there(), parameters);
  }

  /** In a path a plus is a plus (RFC 3986). */
  private static String decoded(String part) {
    try {
      return part.indexOf('%') < 0 ? part : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new Refused(Reason.MALFORMED);
    }
  }
}
