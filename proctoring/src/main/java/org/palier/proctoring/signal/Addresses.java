package org.palier.proctoring.signal;

/** Every address of signalling. What begins with {@code px.} browsers may use, by the rules of the bridge; the others never leave the servers. */
final class Addresses {
  /** Browser to server. */
  static final String COMMANDS = "px.cmd";
  /** Server to one browser. */
  static final String IN = "px\\.in\\.[\\w-]{1,64}";
  /** Server to whoever watches a room. */
  static final String ROSTER = "px\\.room\\.[\\w-]{1,64}\\.roster";
  static final int LONGEST = 90;

  /** {@code {take, session}} or {@code {deliver, message}}: to one node. */
  private static final String NODE = "palier.signal.node.";
  /** Who is where, and since when not heard of: from each node to all. */
  static final String WHEREABOUTS = "palier.signal.whereabouts";

  private Addresses() {}

  static String in(String connection) {
    return "px.in." + connection;
  }

  static String roster(String room) {
    return "px.room." + room + ".roster";
  }

  static boolean isRoster(String address) {
    return address.startsWith("px.room.");
  }

  static String node(String node) {
    return NODE + node;
  }
}
