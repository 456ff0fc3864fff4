package org.palier.proctoring.signal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The sockets of this node. */
final class Connections {
  private final Set<Connection> all = new HashSet<>();
  private final Map<String, Connection> byId = new HashMap<>();
  private final Map<String, Set<Connection>> byRoom = new HashMap<>();
  private final Map<String, Integer> byAccount = new HashMap<>();

  void opened(Connection connection) {
    all.add(connection);
    byAccount.merge(connection.caller.account(), 1, Integer::sum);
  }

  /** It has its ticket. */
  void bound(Connection connection) {
    byId.put(connection.id(), connection);
    byRoom.computeIfAbsent(connection.room(), _ -> new HashSet<>()).add(connection);
  }

  void closed(Connection connection) {
    if (!all.remove(connection)) return;
    byAccount.computeIfPresent(connection.caller.account(), (_, count) -> count == 1 ? null : count - 1);
    if (connection.ticket().isEmpty()) return;
    byId.remove(connection.id(), connection);
    byRoom.computeIfPresent(connection.room(), (_, here) -> {
      here.remove(connection);
      return here.isEmpty() ? null : here;
    });
  }

  int size() {
    return all.size();
  }

  int of(String account) {
    return byAccount.getOrDefault(account, 0);
  }

  Optional<Connection> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** A copy: who is closed meanwhile is taken out. */
  List<Connection> inRoom(String room) {
    return List.copyOf(byRoom.getOrDefault(room, Set.of()));
  }

  Set<String> rooms() {
    return Set.copyOf(byRoom.keySet());
  }

  Collection<Connection> all() {
    return List.copyOf(all);
  }

  List<Connection> where(Predicate<Connection> condition) {
    return all.stream().filter(condition).toList();
  }
}
