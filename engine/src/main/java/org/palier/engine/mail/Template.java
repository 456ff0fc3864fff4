package org.palier.engine.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.palier.engine.account.Language;

/** The text of a letter with places to fill in, from a file: the subject, an empty line, the text. */
record Template(String subject, String text) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

  static Template read(String name, Language language) {
    var file = name + "_" + language.tag() + ".txt";
    try (var stream = Template.class.getResourceAsStream(file)) {
      if (stream == null) throw new IllegalStateException("no letter " + file);
      var parts = new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n\n", 2);
      return new Template(parts[0], parts[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String subject(Map<String, String> values) {
    return fill(subject, values);
  }

  String text(Map<String, String> values) {
    return fill(text, values);
  }

  /** In one pass: braces in a value are only braces. */
  private static String fill(String text, Map<String, String> values) {
    return PLACE.matcher(text).replaceAll(place -> {
      var value = values.get(place.group(1));
      if (value == null) throw new IllegalStateException("nothing to fill in for {" + place.group(1) + "}");
      return Matcher.quoteReplacement(value);
    });
  }
}
