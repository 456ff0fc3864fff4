package org.palier.bank.source;

import java.util.ArrayList;
import java.util.List;

/** The problems found while one file is read. Not for several threads. */
public final class Problems {
  private final String file;
  private final List<Problem> found = new ArrayList<>();
  private String item = "";

  public Problems(String file) {
    this.file = file;
  }

  public String file() {
    return file;
  }

  /** What is found from now on concerns this item; empty for none. */
  public void about(String item) {
    this.item = item;
  }

  public void add(int line, String text) {
    found.add(new Problem(file, line, item, text));
  }

  public int count() {
    return found.size();
  }

  public List<Problem> found() {
    return List.copyOf(found);
  }
}
