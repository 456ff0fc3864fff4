package org.palier.proctoring.signal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is where, on any node: the lines of candidates, the tabs of supervisors. */
final class Whereabouts {
  private static final int MOST_LINES = 50_000;

  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Map<String, Map<String, Line>> byRoom = new HashMap<>();
  private final Map<String, Map<String, Watcher>> watchers = new HashMap<>();

  Optional<Line> line(String sitting) {
    return Optional.ofNullable(lines.get(sitting));
  }

  /** The line of a candidate; a new one, or that of somebody who is seated elsewhere now, counts as heard of now. Empty when there are more than can be. */
  Optional<Line> line(String room, String sitting, String node, Instant now) {
    var known = lines.get(sitting);
    if (known != null && known.room.equals(room)) return Optional.of(known);
    if (known != null) forget(known);
    if (lines.size() >= MOST_LINES) return Optional.empty();
    var line = new Line(room, sitting, node, now);
    lines.put(sitting, line);
    byRoom.computeIfAbsent(room, _ -> new LinkedHashMap<>()).put(sitting, line);
    return Optional.of(line);
  }

  void forget(Line line) {
    lines.remove(line.sitting);
    byRoom.computeIfPresent(line.room, (_, here) -> {
      here.remove(line.sitting);
      return here.isEmpty() ? null : here;
    });
  }

  Collection<Line> lines() {
    return List.copyOf(lines.values());
  }

  Collection<Line> lines(String room) {
    return List.copyOf(byRoom.getOrDefault(room, Map.of()).values());
  }

  Optional<Watcher> watcher(String room, String peer) {
    return Optional.ofNullable(watchers.getOrDefault(room, Map.of()).get(peer));
  }

  Collection<Watcher> watchers(String room) {
    return List.copyOf(watchers.getOrDefault(room, Map.of()).values());
  }

  Collection<Watcher> watchers() {
    return watchers.values().stream().flatMap(here -> here.values().stream()).toList();
  }

  void watches(Watcher watcher) {
    watchers.computeIfAbsent(watcher.room(), _ -> new HashMap<>()).put(watcher.peer(), watcher);
  }

  /** Only if it is still this socket. */
  void stopsWatching(String room, String peer, String connection) {
    watchers.computeIfPresent(room, (_, here) -> {
      here.computeIfPresent(peer, (_, known) -> known.connection().equals(connection) ? null : known);
      return here.isEmpty() ? null : here;
    });
  }
}
