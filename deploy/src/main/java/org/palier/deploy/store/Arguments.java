package org.palier.deploy.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Query;

/** What both adapters ask of a call before it may wait for the store. A breach is a fault of the caller's code. */
public final class Arguments {
  /** The largest document, and the largest append, in bytes: MongoDB ends at 16 MiB with everything around it. */
  public static final int MOST_BYTES = 12 << 20;

  /** The most entries of one append. */
  public static final int MOST_ENTRIES = 100;

  private static final Set<String> RESERVED = Set.of("log_entry", "store_probe");

  private Arguments() {}

  /** An id of a document or the name of a log. */
  public static String id(String id) {
    if (id.isEmpty() || id.length() > 128) throw new IllegalArgumentException("an id has 1 to 128 characters, not " + id.length());
    return id;
  }

  public static byte[][] bodies(long last, List<Buffer> bodies) {
    if (last < 0) throw new IllegalArgumentException("a log is never at " + last);
    if (bodies.isEmpty() || bodies.size() > MOST_ENTRIES)
      throw new IllegalArgumentException("an append has 1 to " + MOST_ENTRIES + " entries, not " + bodies.size());
    var bytes = new byte[bodies.size()][];
    long length = 0;
    for (int i = 0; i < bytes.length; i++) length += (bytes[i] = bodies.get(i).getBytes()).length;
    checkLength(length);
    return bytes;
  }

  /** What takes an entry's place. */
  public static byte[] body(long sequence, Buffer body) {
    if (sequence < 1 || body.length() == 0) throw new IllegalArgumentException("an entry has a sequence from 1 on and a body");
    checkLength(body.length());
    return body.getBytes();
  }

  /** The body as text, as it is at the time of the call. */
  public static String text(JsonObject body) {
    var text = body.encode();
    checkLength(text.length());
    return text;
  }

  public static void collection(Collection collection) {
    if (RESERVED.contains(collection.name()) || collection.name().startsWith("sqlite_"))
      throw new IllegalArgumentException("the collection name " + collection.name() + " is reserved");
    Stream.of(collection.indexes(), collection.uniques()).flatMap(List::stream).forEach(fields -> {
      if (fields.isEmpty()) throw new IllegalArgumentException("an index without fields in " + collection.name());
      fields.forEach(Arguments::field);
    });
  }

  /** A query is served by an index or it is refused: a search through everything would only show under load. */
  public static void query(Collection collection, Query query) {
    for (var condition : query.conditions()) {
      field(condition.field());
      switch (condition.value()) {
        case String _, Integer _, Long _, Boolean _ -> { }
        default -> throw new IllegalArgumentException("a query compares strings, whole numbers and booleans, not "
            + condition.value().getClass().getName());
      }
    }
    query.orderBy().ifPresent(Arguments::field);
    if (query.conditions().isEmpty() && query.orderBy().isEmpty()) return;
    boolean served = Stream.of(collection.indexes(), collection.uniques()).flatMap(List::stream).map(List::getFirst)
        .anyMatch(first -> query.orderBy().filter(first::equals).isPresent()
            || query.conditions().stream().anyMatch(condition -> condition.field().equals(first)));
    if (!served) throw new IllegalArgumentException("no index of " + collection.name() + " serves " + query);
  }

  private static void field(String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,60}")) throw new IllegalArgumentException("field name " + name);
  }

  private static void checkLength(long bytes) {
    if (bytes > MOST_BYTES) throw new IllegalArgumentException("at most " + MOST_BYTES + " bytes, not " + bytes);
  }
}
