package org.palier.engine.mail;

import java.util.Optional;
import org.palier.engine.account.Email;

/**
 * The mail server that takes our letters.
 *
 * @param port     1 to 65535; by custom 587 with STARTTLS, 465 with TLS, 25 with neither
 * @param user     with a password, or neither; only over an encrypted connection
 * @param from     whom the letters come from
 */
public record MailConfig(String host, int port, Security security, Optional<String> user, Optional<String> password, Email from) {
  public enum Security {
    /** For a server on this machine or in a network of one's own. */
    NONE,
    /** Encrypted from the second command on; a server that does not offer it is refused. */
    STARTTLS,
    /** Encrypted from the beginning. */
    TLS
  }

  public MailConfig {
    if (!host.matches("[A-Za-z0-9._:-]{1,253}")) throw new IllegalArgumentException("mail server: \"" + host + "\" is no host name");
    if (port < 1 || port > 65_535) throw new IllegalArgumentException("mail server: port " + port + " is not 1 to 65535");
    if (user.isPresent() != password.isPresent()) throw new IllegalArgumentException("mail server: user and password go together");
    if (user.isPresent() && security == Security.NONE)
      throw new IllegalArgumentException("mail server: a password is only sent over STARTTLS or TLS");
  }

  @Override public String toString() {
    return "MailConfig[" + host + ":" + port + " " + security + " from " + from.address() + "]";
  }
}
