package org.palier.bank.draw;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.palier.engine.content.Form;

/** A short name for the whole content of a form, to compare a form with its redraw at a glance. */
public final class Fingerprint {
  private Fingerprint() {}

  /** SHA-256 of {@link #text}, 64 lower-case hexadecimal digits. */
  public static String of(Form form) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text(form).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * One line on the origin, then one line per item: number, reference, theme, level, each list of options as shown with commas
   * between; a space between all of these and a line feed after each line.
   */
  public static String text(Form form) {
    var origin = form.origin();
    var text = new StringBuilder(origin.blueprint()).append(' ').append(origin.bankVersion()).append(' ').append(origin.algorithm()).append('\n');
    for (int number = 1; form.has(number); number++) {
      var item = form.item(number);
      text.append(number).append(' ').append(item.item()).append(' ').append(item.theme()).append(' ').append(item.level());
      for (var order : item.order()) text.append(' ').append(String.join(",", order));
      text.append('\n');
    }
    return text.toString();
  }
}
