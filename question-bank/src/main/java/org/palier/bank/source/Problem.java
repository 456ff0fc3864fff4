package org.palier.bank.source;

/**
 * One thing wrong in a file, said so that the author finds it: {@code e-commerce.yaml:123 ecom-007: the key does not fit}.
 *
 * @param line 1 for the first; 0 when the whole file is meant
 * @param item identifier of the item, empty outside items
 */
public record Problem(String file, int line, String item, String text) {
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + (item.isEmpty() ? "" : " " + item) + ": " + text;
  }
}
