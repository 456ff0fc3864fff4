package org.palier.engine.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an e-mail says.
 *
 * @param subject     one line, without secrets
 * @param secrets     parts of the text that let somebody in; not kept longer than needed
 * @param secretUntil when they let nobody in any more; present when there are secrets
 * @param calendar    an entry for the reader's calendar (iCalendar, RFC 5545), attached
 */
public record Letter(String subject, String text, List<String> secrets, Optional<Instant> secretUntil, Optional<String> calendar) {
  public Letter {
    secrets = List.copyOf(secrets);
    if (subject.isBlank() || subject.length() > 300 || !subject.matches("[^\\p{Cc}\\p{Zl}\\p{Zp}]*"))
      throw new IllegalArgumentException("a subject is one line of at most 300 characters");
    if (secrets.isEmpty() == secretUntil.isPresent()) throw new IllegalArgumentException("secrets have an end");
    if (secrets.stream().anyMatch(String::isBlank)) throw new IllegalArgumentException("an empty secret");
  }

  public Letter(String subject, String text, List<String> secrets, Optional<Instant> secretUntil) {
    this(subject, text, secrets, secretUntil, Optional.empty());
  }

  Letter with(String entry) {
    return new Letter(subject, text, secrets, secretUntil, Optional.of(entry));
  }

  @Override public String toString() {
    return "Letter[" + subject + "]";
  }
}
