package org.palier.engine.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Email;
import org.palier.engine.mail.MailConfig.Security;

class MailConfigTest {
  private static final Email FROM = new Email("examens@example.org");
  private static final Optional<String> NONE = Optional.empty();

  @Test void a_configuration_that_cannot_work_is_refused() {
    assertRefused("", 25, Security.NONE, NONE, NONE);
    assertRefused("mail server", 25, Security.NONE, NONE, NONE);
    assertRefused("smtp.example.org", 0, Security.NONE, NONE, NONE);
    assertRefused("smtp.example.org", 65_536, Security.NONE, NONE, NONE);
    assertRefused("smtp.example.org", 587, Security.STARTTLS, Optional.of("user"), NONE);
    assertRefused("smtp.example.org", 587, Security.STARTTLS, NONE, Optional.of("password"));
  }

  @Test void a_password_is_not_sent_in_clear() {
    assertRefused("smtp.example.org", 25, Security.NONE, Optional.of("user"), Optional.of("password"));
  }

  @Test void neither_user_nor_password_is_printed() {
    var config = new MailConfig("smtp.example.org", 465, Security.TLS, Optional.of("user"), Optional.of("password"), FROM);
    assertEquals("MailConfig[smtp.example.org:465 TLS from examens@example.org]", config.toString());
  }

  private static void assertRefused(String host, int port, Security security, Optional<String> user, Optional<String> password) {
    assertThrows(IllegalArgumentException.class, () -> new MailConfig(host, port, security, user, password, FROM));
  }
}
