package org.palier.deploy.load;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/** What a benchmark or a drill is doing and how far it is, on standard error; its figures, one line, on standard output. */
public final class Progress {
  private static final long EVERY_NANOS = 1_000_000_000L;

  private final String name;
  private String what = "";
  private long most;
  private long toldAt;

  /** @param name of the command, in front of each line */
  public Progress(String name) {
    this.name = name;
  }

  /** @param most how many steps it will take, 0 when nobody can count them */
  public void begin(String what, long most) {
    this.what = what;
    this.most = most;
    toldAt = System.nanoTime();
    tell(most == 0 ? what : what + ", " + most);
  }

  /** Told once a second at most. */
  public void reached(long count) {
    if (System.nanoTime() - toldAt < EVERY_NANOS && count < most) return;
    toldAt = System.nanoTime();
    tell(what + ": " + count + (most == 0 ? "" : " of " + most));
  }

  public void tell(String line) {
    System.err.println(name + ": " + line);
  }

  /** The last line: one JSON object, alone on standard output. */
  public static void figures(Map<String, Object> figures) {
    System.err.flush();
    System.out.println(new JsonObject(figures).encode());
    System.out.flush();
  }
}
