package org.palier.deploy.store;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last sequences of the logs written lately, so that an append need not ask the database. */
public final class Heads extends LinkedHashMap<String, Long> {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 20_000;

  public Heads() {
    super(1024, 0.75f, true);
  }

  @Override protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
    return size() > MOST;
  }
}
